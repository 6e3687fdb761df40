namespace Atalaya.Server.Setup;

/// <summary>Advice as the web sees it: code and values for its own words, and the English ones.</summary>
sealed record AdviceModel(string Code, string Severity, string Text, string Fix, IReadOnlyDictionary<string, string> Values)
{
    public static AdviceModel Of(Advice advice) => new(advice.Code, advice.Severity.ToString().ToLowerInvariant(), advice.Text, advice.Fix, advice.Values);

    public static AdviceModel[] Of(IEnumerable<Advice> advice) => [.. advice.Select(Of)];
}
