using System.Globalization;

namespace Atalaya.Server.Setup;

/// <summary>Something that is wrong or odd, and how to mend it: a code of <see cref="AdviceTexts"/> with values, so that each language has its own words.</summary>
sealed record Advice(string Code, IReadOnlyDictionary<string, string> Values)
{
    public AdviceSeverity Severity => AdviceTexts.Of(Code).Severity;

    /// <summary>What is wrong, in English.</summary>
    public string Text => Fill(AdviceTexts.Of(Code).Text);

    /// <summary>How to mend it, in English.</summary>
    public string Fix => Fill(AdviceTexts.Of(Code).Fix);

    public string Sentence => $"{Text} {Fix}";

    public static Advice Of(string code, params (string Name, object Value)[] values) =>
        new(code, values.ToDictionary(pair => pair.Name, pair => Convert.ToString(pair.Value, CultureInfo.InvariantCulture) ?? "", StringComparer.Ordinal));

    string Fill(string text)
    {
        foreach ((string name, string value) in Values) text = text.Replace($"{{{name}}}", AdviceTexts.WordOf(name, value), StringComparison.Ordinal);
        return text;
    }
}
