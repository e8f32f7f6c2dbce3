using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace OpenTera.Gateway;

/// <summary>Writes distinguished names as OpenSSL's <c>XN_FLAG_RFC2253</c> does, which is what NGINX sends.</summary>
internal static class DistinguishedName
{
    private static readonly Dictionary<string, string> ShortNames = new()
    {
        ["2.5.4.3"] = "CN",
        ["2.5.4.4"] = "SN",
        ["2.5.4.5"] = "serialNumber",
        ["2.5.4.6"] = "C",
        ["2.5.4.7"] = "L",
        ["2.5.4.8"] = "ST",
        ["2.5.4.9"] = "street",
        ["2.5.4.10"] = "O",
        ["2.5.4.11"] = "OU",
        ["2.5.4.12"] = "title",
        ["2.5.4.13"] = "description",
        ["2.5.4.15"] = "businessCategory",
        ["2.5.4.17"] = "postalCode",
        ["2.5.4.41"] = "name",
        ["2.5.4.42"] = "GN",
        ["2.5.4.43"] = "initials",
        ["2.5.4.44"] = "generationQualifier",
        ["2.5.4.45"] = "x500UniqueIdentifier",
        ["2.5.4.46"] = "dnQualifier",
        ["2.5.4.65"] = "pseudonym",
        ["2.5.4.97"] = "organizationIdentifier",
        ["0.9.2342.19200300.100.1.1"] = "UID",
        ["0.9.2342.19200300.100.1.25"] = "DC",
        ["1.2.840.113549.1.9.1"] = "emailAddress",
    };

    public static string Rfc2253(X500DistinguishedName name) =>
        string.Join(',', name.EnumerateRelativeDistinguishedNames(reversed: true).Select(Part));

    private static string Part(X500RelativeDistinguishedName part)
    {
        if (part.HasMultipleElements)
            return string.Join('+', Elements(part.RawData));
        var type = part.GetSingleElementType().Value!;
        return ShortNames.TryGetValue(type, out var shortName)
            ? $"{shortName}={Escape(part.GetSingleElementValue() ?? "")}"
            : Elements(part.RawData).Single();
    }

    private static IEnumerable<string> Elements(ReadOnlyMemory<byte> relativeName)
    {
        var elements = new AsnReader(relativeName, AsnEncodingRules.DER).ReadSetOf(skipSortOrderValidation: true);
        while (elements.HasData)
        {
            var element = elements.ReadSequence();
            var type = element.ReadObjectIdentifier();
            var value = element.ReadEncodedValue();
            // RFC 2253 section 2.4: a value of an unknown type is "#" and the hexadecimal of its encoding.
            yield return ShortNames.TryGetValue(type, out var shortName)
                ? $"{shortName}={Escape(Text(value))}"
                : $"{type}=#{Convert.ToHexString(value.Span)}";
        }
    }

    private static string Text(ReadOnlyMemory<byte> value)
    {
        var tag = Asn1Tag.Decode(value.Span, out _);
        return new AsnReader(value, AsnEncodingRules.DER).ReadCharacterString((UniversalTagNumber)tag.TagValue);
    }

    private static string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        var bytes = Encoding.UTF8.GetBytes(value);
        for (var i = 0; i < bytes.Length; i++)
        {
            var character = (char)bytes[i];
            var atEdge = (i == 0 && character is ' ' or '#') || (i == bytes.Length - 1 && character == ' ');
            if (character is < ' ' or >= '\x7f')
                text.Append('\\').Append(bytes[i].ToString("X2"));
            else if (atEdge || character is ',' or '+' or '"' or '\\' or '<' or '>' or ';')
                text.Append('\\').Append(character);
            else
                text.Append(character);
        }

        return text.ToString();
    }
}
