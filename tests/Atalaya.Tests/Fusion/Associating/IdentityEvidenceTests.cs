using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;
using Atalaya.Fusion.Associating;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Measuring;
using Atalaya.Fusion.Partition;
using Atalaya.Fusion.Sources;

namespace Atalaya.Tests.Fusion.Associating;

/// <summary>Codes, callsigns and heights weigh with their probabilities: much where they are rare, never as much as certainty.</summary>
public sealed class IdentityEvidenceTests
{
    static readonly GeodeticPosition Site = GeodeticPosition.FromDegrees(50, 8, 100);
    static readonly PositionMeasurement Place = PositionMeasurement.At(Site.Latitude, Site.Longitude);
    static readonly Instant Now = Traffic.Epoch;

    readonly CodeTable _codes = new();
    readonly Sector _sector = new(0, new CellIndex());

    [Fact]
    public void ACodeThatManyHaveSaysLittleAndARareOneMuch()
    {
        int slot = AddTrack(0x123);
        for (int i = 0; i < 30; i++) AddTrack(0xE00);
        for (int i = 0; i < 30; i++) AddTrack((ushort)(0x300 + i));
        int visual = AddTrack(0xE00);
        Assert.InRange(Ratio(0x123, slot), 1000, 30_000); // one of 72 aircraft and 4096 codes
        Assert.InRange(Ratio(0xE00, visual), 2, 2.5); // near half of all
        Assert.InRange(Ratio(0x301, slot), 0.0001, 0.001); // that of another here
        Assert.InRange(Ratio(0x999, slot), 0.01, 0.1); // a code of nobody: misread, or a new aircraft
    }

    [Fact]
    public void ADoubtfulCodeSaysNothingAndAnOldOneLess()
    {
        int slot = AddTrack(0x123);
        for (int i = 0; i < 30; i++) AddTrack((ushort)(0x300 + i));
        Assert.Equal(1, Ratio(0x301, slot, ReportFlags.Mode3AGarbled), 1e-9);
        Assert.Equal(1, Ratio(0x301, slot, ReportFlags.Mode3ANotValidated), 1e-9);
        double fresh = Ratio(0x301, slot);
        _sector.Tracks[slot].Mode3ATime = Now.PlusSeconds(-600);
        Assert.InRange(Ratio(0x301, slot), 100 * fresh, 1);
    }

    [Theory]
    [InlineData(3000, 3030, 50, 500)] // the same level
    [InlineData(3000, 3300, 0.009, 0.02)] // 1000 ft off: a wrong height at best
    public void HeightsOfTheSameDatumAreSharp(float known, float said, double least, double most)
    {
        int slot = AddTrack(null);
        Fly(slot, known);
        Assert.InRange(Math.Exp(LogRatio(new Report { PressureAltitude = said }, slot)), least, most);
    }

    [Fact]
    public void HeightsOfDifferentDatumsAgreeWithinTheWeather()
    {
        int slot = AddTrack(null);
        Fly(slot, 3000);
        Assert.InRange(Math.Exp(LogRatio(new Report { EllipsoidHeight = 3120 }, slot)), 10, 60);
        Assert.InRange(Math.Exp(LogRatio(new Report { EllipsoidHeight = 6000 }, slot)), 0.009, 0.011);
    }

    /// <summary>In level flight at that pressure altitude.</summary>
    void Fly(int slot, float meters)
    {
        Track track = default;
        for (int turn = -9; turn <= 0; turn++) TrackHeights.Merge(ref track, ref _sector.Lives[slot], new Report { PressureAltitude = meters }, Now.PlusSeconds(4 * turn), new TrackerOptions());
    }

    [Fact]
    public void CallsignsAreRare()
    {
        int slot = AddTrack(null);
        _sector.Tracks[slot].Identity.Callsign = PackedText.FromString("BWA1");
        Assert.Equal(100, Math.Exp(LogRatio(new Report { Identity = new ObjectIdentity { Callsign = PackedText.FromString("BWA1") } }, slot)), 1e-6);
        Assert.Equal(0.01, Math.Exp(LogRatio(new Report { Identity = new ObjectIdentity { Callsign = PackedText.FromString("BWA2") } }, slot)), 1e-6);
    }

    [Fact]
    public void TheTableFollowsTheTracks()
    {
        int slot = AddTrack(0x123), region = EarthCells.RegionOf(_sector.Cells[slot]);
        Assert.Equal((1 + 10 / 4096.0) / 11, _codes.Share(region, 0x123, -1), 1e-12);
        Assert.Equal(1 / 4096.0, _codes.Share(region, 0x123, _sector.CountedCodes[slot]), 1e-12);
        _sector.Tracks[slot].Identity.Mode3A = 0x124;
        _codes.Note(_sector, slot);
        Assert.Equal(10 / 4096.0 / 11, _codes.Share(region, 0x123, -1), 1e-12);
        _sector.Tracks[slot].Status = TrackStatus.Ended;
        _codes.Note(_sector, slot);
        Assert.Equal(1 / 4096.0, _codes.Share(region, 0x124, -1), 1e-12);
    }

    /// <summary>Two on the same track, 1000 ft apart, and one overtakes the other: codes keep them apart although positions cannot.</summary>
    [Fact]
    public void CodesDecideWherePositionsCannot()
    {
        Traffic traffic = new();
        traffic.Radar(1, Site);
        Random random = new(4);
        for (int t = 0; t < 400; t += 4)
        {
            Add(traffic, random, t, 0x123, -20_000 + 200 * t);
            Add(traffic, random, t + 0.05, 0x456, -40_000 + 300 * t);
        }

        traffic.RunTo(100);
        ulong[] before = Ids(traffic);
        traffic.RunTo(400);
        Assert.Equal(2, traffic.Confirmed().Length);
        Assert.Equal(before, Ids(traffic));
        static ulong[] Ids(Traffic traffic) => [.. new ushort[] { 0x123, 0x456 }.Select(code => Assert.Single(traffic.Confirmed(), track => track.Identity.Mode3A == code).Id)];
    }

    [Fact]
    public void AWrongCodeLosesNoPlot()
    {
        Traffic traffic = new();
        traffic.Radar(1, Site);
        Random random = new(5);
        for (int t = 0; t < 200; t += 4) Add(traffic, random, t, (ushort)(t % 40 == 20 ? 0x777 : 0x123), 200 * t);
        traffic.RunTo(200);
        Track track = Assert.Single(traffic.Tracks());
        Assert.Equal(50u, track.ReportCount);
    }

    static void Add(Traffic traffic, Random random, double t, ushort code, double east)
    {
        Report plot = traffic.Plot(1, t, Site, Traffic.Offset(Site with { Height = 5000 }, east, 40_000), 60 * Traffic.Normal(random), 0.0015 * Traffic.Normal(random));
        plot.Identity.Mode3A = code;
        plot.PressureAltitude = 5000;
        plot.Flags = ReportFlags.Secondary;
        traffic.Add(plot);
    }

    int AddTrack(ushort? code)
    {
        Track track = default;
        (track.Status, track.Mode3ATime, track.Identity.Mode3A) = (TrackStatus.Confirmed, Now, code);
        int slot = _sector.Add(track, default(TrackMotion), default(TrackLife));
        _sector.Index(slot, EarthCells.CellOf(Site.Latitude, Site.Longitude));
        _codes.Note(_sector, slot);
        return slot;
    }

    double Ratio(ushort code, int slot, ReportFlags flags = ReportFlags.None) =>
        Math.Exp(LogRatio(new Report { Flags = flags, Identity = new ObjectIdentity { Mode3A = code } }, slot));

    double LogRatio(in Report report, int slot) =>
        new IdentityEvidence(new TrackerOptions(), _codes).LogRatio(report, Place, _sector, slot, Now, new SourceTable(new TrackerOptions()).Get(new(1)));
}
