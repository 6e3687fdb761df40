using System.Text.RegularExpressions;
using Atalaya.Server.Setup;

namespace Atalaya.SystemTests.Setup;

/// <summary>The page has the same English words as the terminal, and Spanish ones for every code, with the same values.</summary>
public sealed partial class AdviceTextsTests
{
    static string Page { get; } = File.ReadAllText(Path.Combine(Repository.Root, "web/src/text/advice.ts"));

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Value();

    public static IEnumerable<TheoryDataRow<string>> Codes => AdviceTexts.All.Select(text => new TheoryDataRow<string>(text.Code));

    [Theory]
    [MemberData(nameof(Codes))]
    public void ThePageHasEachCodeInBothLanguages(string code)
    {
        AdviceText text = AdviceTexts.Of(code);
        foreach (string english in new[] { text.Text, text.Fix })
        {
            Match pair = Regex.Match(Page, $@"\b{code}: \[\s*(?<q>['""]){Regex.Escape(english)}\k<q>,\s*(?<r>['""])(?<es>.*?)\k<r>,?\s*\]");
            Assert.True(pair.Success, $"{code}: {english}");
            Assert.Equal(Values(english), Values(pair.Groups["es"].Value));
        }
    }

    static string[] Values(string text) => [.. Value().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal)];
}
