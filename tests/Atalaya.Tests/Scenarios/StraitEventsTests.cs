using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Scenarios;
using Atalaya.Scenarios.Events;
using Atalaya.Scenarios.Traffic;

namespace Atalaya.Tests.Scenarios;

/// <summary>Every event of the first twelve minutes is in the decoded bytes as it is in the truth.</summary>
public sealed class StraitEventsTests
{
    const double Duration = 745;

    static readonly StraitRecord Record = new(Duration);

    [Fact]
    public void JammedAircraftLoseTheirNavigation()
    {
        int statuses = 0, frozen = 0, silent = 0;
        foreach (ScenarioObject thing in Record.Objects.Where(thing => thing.Transponder == TransponderKind.AdsB))
        {
            double[] jammed = Record.SecondsOf(thing, Situation.Jammed);
            if (jammed.Length < 60) continue;
            bool Within(StraitRecord.Heard heard) => Array.BinarySearch(jammed, Math.Floor(heard.Seconds)) >= 0 && Array.BinarySearch(jammed, Math.Floor(heard.Seconds) - 5) >= 0;
            StraitRecord.Heard[] during = [.. Record.Of("adsb-1", thing).Where(Within)];
            Assert.All(during.Where(heard => heard.NacP is not null), heard => Assert.Equal((byte)0, heard.NacP));
            statuses += during.Count(heard => heard.NacP == 0);
            StraitRecord.Heard[] positions = [.. during.Where(heard => heard.HasPosition)];
            if (positions.Length == 0) silent++;
            else if (positions.All(heard => Math.Abs(heard.Latitude - positions[0].Latitude) < 1e-6)) frozen++;
            Assert.All(positions, heard => Assert.Equal((byte)0, heard.Nic));
        }

        Assert.True(statuses > 300, $"{statuses} statuses");
        Assert.True(frozen > 0 && silent > 0 && frozen + silent >= 5, $"{frozen} frozen, {silent} silent");
    }

    [Fact]
    public void JammedVesselsFreezeOrSendNoPosition()
    {
        int frozen = 0, without = 0;
        foreach (ScenarioObject thing in Record.Objects.Where(thing => thing.Ais == AisKind.ClassA))
        {
            if (Record.SecondsOf(thing, Situation.Jammed).Length < 290) continue;
            StraitRecord.Heard[] during = [.. Record.Of("ais-1", thing).Where(heard => StraitEvents.Jamming.Contains(heard.Seconds - 1) && heard.NavigationStatus is not null)];
            if (during.Length < 3) continue;
            if (during.All(heard => !heard.HasPosition)) without++;
            else if (during.All(heard => heard.HasPosition && heard.Latitude == during[0].Latitude && heard.Longitude == during[0].Longitude)) frozen++;
        }

        Assert.True(frozen > 2 && without > 2, $"{frozen} frozen, {without} without position");
    }

    [Fact]
    public void OutsideTheTimeOfJammingNothingIsLost()
    {
        StraitRecord.Heard[] before = [.. Record.Objects.Where(thing => thing.Transponder == TransponderKind.AdsB).SelectMany(thing => Record.Of("adsb-1", thing)).Where(heard => heard.Seconds < 80 && heard.NacP is not null)];
        Assert.True(before.Length > 500);
        Assert.All(before, heard => Assert.Equal((byte)9, heard.NacP));
    }

    [Fact]
    public void TheSpoofedAircraftLeavesItsRadarPlots()
    {
        ScenarioObject thing = Record.Objects.Single(thing => thing.Role == ScenarioRole.Spoofed);
        Assert.True(ErrorAt(415) < 60, $"{ErrorAt(415)} m before");
        Assert.InRange(ErrorAt(420 + 100), 0.075 * 100 * 100 - 60, 0.075 * 100 * 100 + 60);
        Assert.InRange(ErrorAt(718), 0.075 * 298 * 298 - 100, 0.075 * 298 * 298 + 100);
        Assert.True(ErrorAt(735) < 60, $"{ErrorAt(735)} m after");
        // The radar sees where it is.
        LocalFrame frame = new(Record.SiteOf("radar-1"));
        foreach (StraitRecord.Heard plot in Record.Of("radar-1", thing).Where(plot => StraitEvents.Spoofing.Contains(plot.Seconds)))
            Assert.Equal(frame.ToEnu(thing.At(plot.Seconds).Position).Length + 80, plot.Range, 330.0);

        double ErrorAt(double seconds)
        {
            StraitRecord.Heard heard = Record.Of("adsb-1", thing).First(heard => heard.Seconds >= seconds && heard.HasPosition);
            TruthState truth = thing.At(heard.Seconds - 0.02);
            return new LocalFrame(truth.Position).ToEnu(new GeodeticPosition(heard.Latitude, heard.Longitude, truth.Height)).Length;
        }
    }

    [Fact]
    public void TheAircraftInDistressSquawks7700AndSaysSo()
    {
        ScenarioObject thing = Record.Objects.Single(thing => thing.Role == ScenarioRole.Emergency);
        StraitRecord.Heard[] states = [.. Record.Of("adsb-1", thing).Where(heard => heard.Emergency == Emergency.General)];
        Assert.True(states.Length > 400, $"{states.Length} messages");
        Assert.InRange(states[0].Seconds, 150, 155);
        foreach (string radar in (string[])["radar-1", "radar-2"])
        {
            StraitRecord.Heard[] plots = [.. Record.Of(radar, thing).Where(heard => heard.Mode3A is not null)];
            Assert.All(plots, plot => Assert.Equal(StraitEvents.Emergency.Contains(plot.Seconds) ? (ushort)0xFC0 : thing.Mode3A, plot.Mode3A));
            Assert.Contains(plots, plot => plot.Mode3A == 0xFC0);
        }
    }

    [Fact]
    public void TwoBoatsMeetWithoutAis()
    {
        ScenarioObject[] boats = [.. Record.Objects.Where(thing => thing.Role == ScenarioRole.GoesDark)];
        Assert.Equal(2, boats.Length);
        foreach (ScenarioObject boat in boats)
        {
            StraitRecord.Heard[] heard = [.. Record.Of("ais-1", boat)];
            Assert.DoesNotContain(heard, report => report.Seconds > StraitEvents.AisOff.From + 1 && report.Seconds < StraitEvents.AisOff.To);
            Assert.Contains(heard, report => report.Seconds < StraitEvents.AisOff.From);
            Assert.Contains(heard, report => report.Seconds > StraitEvents.AisOff.To);
        }

        for (double seconds = StraitEvents.Meeting.From; seconds < StraitEvents.Meeting.To; seconds++)
            Assert.True(new LocalFrame(boats[0].At(seconds).Position).ToEnu(boats[1].At(seconds).Position).Length < 100);
        Assert.True(new LocalFrame(boats[0].At(0).Position).ToEnu(boats[1].At(0).Position).Length > 2000);
    }

    [Fact]
    public void TheCoastalRadarSeesTheBoatsThatMeet()
    {
        LocalFrame frame = new(Record.SiteOf("coast-1"));
        ScenarioObject boat = Record.Objects.First(thing => thing.Role == ScenarioRole.GoesDark);
        int seen = Record.Anonymous("coast-1").Count(plot => StraitEvents.Meeting.Contains(plot.Seconds) && IsNear(plot));
        Assert.True(seen > 40, $"{seen} plots in 60 turns");

        bool IsNear(StraitRecord.Heard plot)
        {
            EnuVector truth = frame.ToEnu(boat.At(plot.Seconds).Position);
            double azimuth = Math.Atan2(truth.East, truth.North) - 0.2 * GeodeticPosition.RadiansPerDegree;
            return Math.Abs(plot.Range - truth.Length - 25) < 80 && Math.Abs(Angle.NormalizePlusMinusPi(plot.Azimuth - azimuth)) < 0.02;
        }
    }

    [Fact]
    public void TheSearchAndRescueTransmitterIsHeardInBursts()
    {
        ScenarioObject raft = Record.Objects.Single(thing => thing.Ais == AisKind.Sart);
        StraitRecord.Heard[] heard = [.. Record.Of("ais-1", raft).Where(report => report.NavigationStatus is not null)];
        Assert.InRange(heard.Length, 30, 72);
        Assert.All(heard, report => Assert.Equal((byte)14, report.NavigationStatus));
        Assert.All(heard, report => Assert.Equal(Emergency.SearchAndRescueTransmitter, report.Emergency));
        Assert.InRange(heard.Min(report => report.Seconds), 210, 300);
        Assert.Equal(970u, raft.Mmsi / 1_000_000);
        Assert.All((double[])[210, 899], seconds => Assert.True(StraitWater.Contains(raft.At(seconds).Position.LatitudeDegrees, raft.At(seconds).Position.LongitudeDegrees)));
    }

    [Fact]
    public void TheRadarThatDropsOutSendsNothingForAMinute()
    {
        double[] times = [.. Record.All("radar-2").Select(heard => heard.ReceiveSeconds).Order()];
        double gap = 0, from = 0;
        for (int i = 1; i < times.Length; i++)
            if (times[i] - times[i - 1] > gap) (gap, from) = (times[i] - times[i - 1], times[i - 1]);
        Assert.InRange(gap, 59, 62);
        Assert.InRange(from, 479, 481);
        Assert.Contains(Record.All("radar-1"), heard => heard.Seconds is > 480 and < 540);
    }

    [Fact]
    public void TheTruthTellsOfEveryEvent()
    {
        string[] names = [.. Record.Events.Select(told => told.Event.Name).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(["ais-off", "distress", "emergency", "jamming", "meeting", "outage", "spoofing"], names);
        Assert.Equal(90, Record.Events.Single(told => told.Event.Name == "jamming").Seconds);
    }
}
