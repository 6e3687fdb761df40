using System.Globalization;
using Atalaya.Integrity.Interference;

namespace Atalaya.Tests.Integrity.Interference;

/// <summary>
/// Two days of gpsjam.org (wiseman/gpsjam.org, public/data), as how many of its cells had so many good and bad aircraft; cells with at most one bad aircraft are added up as 1 good (fewer than three aircraft) and
/// 10 good (three or more).
/// </summary>
public sealed class InterferenceLevelTests
{
    [Theory]
    [InlineData("2022-07-15", 45_120, 264, 135)]
    [InlineData("2022-03-08", 41_388, 197, 177)]
    public void DaysHaveAsManyCellsOfEachColourAsTheirSource(string day, int none, int some, int much)
    {
        Dictionary<InterferenceLevel, int> counts = [];
        using StreamReader reader = new(typeof(InterferenceLevelTests).Assembly.GetManifestResourceStream("gpsjam-days.csv")!);
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(',');
            if (fields[0] != day) continue;
            InterferenceLevel level = InterferenceLevels.Of(Number(fields[1]), Number(fields[2]));
            counts[level] = counts.GetValueOrDefault(level) + Number(fields[3]);
        }

        Assert.Equal((none, some, much), (counts[InterferenceLevel.None], counts[InterferenceLevel.Some], counts[InterferenceLevel.Much]));
    }

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(0, 2, InterferenceLevel.Unknown)]
    [InlineData(99, 1, InterferenceLevel.None)]
    [InlineData(2, 1, InterferenceLevel.None)]
    [InlineData(98, 3, InterferenceLevel.None)]
    [InlineData(48, 2, InterferenceLevel.Some)]
    [InlineData(18, 2, InterferenceLevel.Some)]
    [InlineData(8, 2, InterferenceLevel.Some)]
    [InlineData(7, 2, InterferenceLevel.Much)]
    public void OneBadAircraftSaysNothing(int good, int bad, InterferenceLevel expected) => Assert.Equal(expected, InterferenceLevels.Of(good, bad));
}
