using System.Security.Cryptography;
using Aspire.Hosting.Publishing;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The value of a parameter that is not configured.</summary>
public abstract class ParameterDefault
{
    public abstract void WriteToManifest(ManifestPublishingContext context);

    public abstract string GetDefaultValue();
}

/// <summary>A random default, such as a password.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    private const string LowerChars = "abcdefghijkmnpqrstuvwxyz";
    private const string UpperChars = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string NumericChars = "0123456789";
    private const string SpecialChars = "-_.{}~()*+!";

    public int MinLength { get; set; }

    public bool Lower { get; set; } = true;

    public bool Upper { get; set; } = true;

    public bool Numeric { get; set; } = true;

    public bool Special { get; set; } = true;

    public int MinLower { get; set; }

    public int MinUpper { get; set; }

    public int MinNumeric { get; set; }

    public int MinSpecial { get; set; }

    private (string Name, bool Allowed, int Min, string Chars)[] Kinds =>
    [
        ("Lower", Lower, MinLower, LowerChars),
        ("Upper", Upper, MinUpper, UpperChars),
        ("Numeric", Numeric, MinNumeric, NumericChars),
        ("Special", Special, MinSpecial, SpecialChars)
    ];

    public override void WriteToManifest(ManifestPublishingContext context)
    {
        var writer = context.Writer;
        writer.WriteStartObject("generate");
        writer.WriteNumber("minLength", MinLength);
        foreach (var (name, allowed, _, _) in Kinds)
            if (!allowed)
                writer.WriteBoolean(name.ToLowerInvariant(), false);
        foreach (var (name, _, min, _) in Kinds)
            if (min != 0)
                writer.WriteNumber($"min{name}", min);
        writer.WriteEndObject();
    }

    /// <summary>A new random value each time.</summary>
    /// <exception cref="InvalidOperationException">No kind of character is allowed.</exception>
    public override string GetDefaultValue()
    {
        var alphabet = string.Concat(Kinds.Where(k => k.Allowed).Select(k => k.Chars));
        if (alphabet.Length == 0)
            throw new InvalidOperationException("A generated parameter must allow at least one kind of character.");
        var required = string.Concat(Kinds.Where(k => k.Allowed && k.Min > 0).Select(k => RandomNumberGenerator.GetString(k.Chars, k.Min)));
        var value = (required + RandomNumberGenerator.GetString(alphabet, Math.Max(0, MinLength - required.Length))).ToCharArray();
        RandomNumberGenerator.Shuffle(value.AsSpan());
        return new(value);
    }
}

/// <summary>A default given in code that the manifest may show.</summary>
internal sealed class ConstantParameterDefault(Func<string> value) : ParameterDefault
{
    private readonly Lazy<string> _value = new(value);

    public override string GetDefaultValue() => _value.Value;

    public override void WriteToManifest(ManifestPublishingContext context) => context.Writer.WriteString("value", _value.Value);
}
