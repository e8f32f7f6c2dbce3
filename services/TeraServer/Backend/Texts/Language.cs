using System.Globalization;
using System.Resources;
using Microsoft.Net.Http.Headers;

namespace OpenTera.TeraServer.Texts;

/// <summary>English and French by Accept-Language. The English text is the name of its French one in Messages.fr.resx.</summary>
public static class Language
{
    private static readonly ResourceSet French =
        new ResourceManager("OpenTera.TeraServer.Texts.Messages", typeof(Language).Assembly)
            .GetResourceSet(CultureInfo.GetCultureInfo("fr"), createIfNotExists: true, tryParents: false)!;

    /// <summary>The text in the language the caller asks for; in English where there is no French one.</summary>
    public static string Localized(this HttpContext context, string text) =>
        IsFrench(context.Request.Headers.AcceptLanguage) ? French.GetString(text, ignoreCase: true) ?? text : text;

    /// <summary>The language the caller gets: <c>fr</c> or <c>en</c>.</summary>
    public static string Of(HttpContext context) => IsFrench(context.Request.Headers.AcceptLanguage) ? "fr" : "en";

    /// <summary>A tag equal to fr or en counts before one that only begins with it; between equal weights French comes first.</summary>
    private static bool IsFrench(IList<string?> header)
    {
        if (header.Count == 0 || !StringWithQualityHeaderValue.TryParseList(header!, out var ranges))
            return false;

        var (french, english) = (Weight("fr", whole: true), Weight("en", whole: true));
        if (french == 0 && english == 0)
            (french, english) = (Weight("fr", whole: false), Weight("en", whole: false));
        return french > 0 && french >= english;

        double Weight(string language, bool whole) => ranges
            .Where(range => whole
                ? range.Value == "*" || range.Value.Equals(language, StringComparison.OrdinalIgnoreCase)
                : range.Value.Value!.Split('-', '_')[0].Equals(language, StringComparison.OrdinalIgnoreCase))
            .Max(range => (double?)(range.Quality ?? 1)) ?? 0;
    }
}
