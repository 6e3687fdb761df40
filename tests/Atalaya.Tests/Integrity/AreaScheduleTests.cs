using Atalaya.Core.Time;
using Atalaya.Integrity.Rules;

namespace Atalaya.Tests.Integrity;

public sealed class AreaScheduleTests
{
    static bool Holds(string time, string? from = null, string? to = null, params string[] days) =>
        new AreaSchedule(new AlertArea { Name = "a", FromUtc = from, ToUtc = to, Days = days.Length == 0 ? null : days }).Holds(Instant.FromDateTime(DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void WithoutTimesItAlwaysHolds() => Assert.True(Holds("2026-11-23T12:00:00"));

    [Theory]
    [InlineData("2026-11-23T05:59:59", false)]
    [InlineData("2026-11-23T06:00:00", true)]
    [InlineData("2026-11-23T17:59:59", true)]
    [InlineData("2026-11-23T18:00:00", false)]
    public void ADayTimeHoldsFromItsFirstMinuteUpToItsLast(string time, bool holds) => Assert.Equal(holds, Holds(time, "06:00", "18:00"));

    /// <summary>2026-11-21 is a Saturday.</summary>
    [Theory]
    [InlineData("2026-11-21T21:00:00", false)]
    [InlineData("2026-11-21T23:00:00", true)]
    [InlineData("2026-11-22T04:00:00", true)]
    [InlineData("2026-11-22T23:00:00", false)]
    [InlineData("2026-11-21T04:00:00", false)]
    public void ANightBelongsToTheDayOnWhichItBegins(string time, bool holds) => Assert.Equal(holds, Holds(time, "22:00", "05:00", "sat"));

    [Theory]
    [InlineData("24:00", 1440)]
    [InlineData("24:01", null)]
    [InlineData("7:00", null)]
    [InlineData("07:60", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void TimesAreHoursAndMinutes(string? text, int? minute) => Assert.Equal(minute, AreaSchedule.MinuteOf(text));
}
