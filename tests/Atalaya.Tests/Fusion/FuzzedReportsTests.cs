using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;

namespace Atalaya.Tests.Fusion;

/// <summary>Absurd values and times never throw and never poison a state.</summary>
public sealed class FuzzedReportsTests
{
    static readonly double[] Absurd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, -double.MaxValue, double.Epsilon, 0, -0.0, 1, -1, 1e9, 1e-9, Math.PI, Math.PI / 2, -Math.PI / 2];

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void AnyReportsNeverThrowAndStatesStayNumbers(int seed)
    {
        Tracker tracker = new(new TrackerOptions { MaxTracks = 500 });
        GeodeticPosition site = GeodeticPosition.FromDegrees(40, 0, 100);
        for (ushort source = 1; source < 4; source++) tracker.SetSite(new SourceSite(new(source), "radar") { Position = site });
        Random random = new(seed);
        Tick tick = Tick.Containing(Traffic.Epoch);
        ulong sequence = 0;
        for (int i = 0; i < 600; i++, tick = tick.Next)
        {
            Report[] reports = new Report[random.Next(40)];
            for (int j = 0; j < reports.Length; j++) reports[j] = AnyReport(random, tick, sequence++);
            Array.Sort(reports, static (left, right) => Report.CompareOrder(left, right));
            ServiceReport service = new() { Source = new((ushort)random.Next(5)), Kind = (ServiceReportKind)random.Next(7), AntennaPeriod = Any(random), Latitude = Any(random), Longitude = Any(random), Height = Any(random) };
            tracker.Process(tick, reports, [service]);
            foreach (ulong id in tracker.Changed) AssertSound(tracker, id);
            Assert.True(tracker.TrackCount <= 500);
        }

        Assert.True(tracker.Counters.Reports > 5000);
        Assert.True(tracker.TrackCount > 0);
    }

    static void AssertSound(Tracker tracker, ulong id)
    {
        tracker.Read(id, out Track track);
        Assert.InRange(track.Existence, 0, 1);
        if (!track.HasPosition) return;
        Assert.InRange(track.Latitude, -Math.PI / 2, Math.PI / 2);
        Assert.InRange(track.Longitude, -Math.PI, Math.PI);
        Assert.True(track.VarianceEast > 0 && track.VarianceNorth > 0 && float.IsFinite(track.VarianceEast + track.VarianceNorth));
        Assert.True((double)track.CovarianceNorthEast * track.CovarianceNorthEast <= (double)track.VarianceEast * track.VarianceNorth * 1.001);
        Assert.True(float.IsFinite(track.VelocitySigma));
        Assert.False(float.IsInfinity(track.VelocityEast) || float.IsInfinity(track.VelocityNorth));
    }

    static Report AnyReport(Random random, Tick tick, ulong sequence)
    {
        Report report = new()
        {
            Source = new((ushort)random.Next(6)),
            Sequence = random.Next(20) == 0 ? (ulong)random.NextInt64() : sequence,
            Time = AnyTime(random, tick),
            ReceiveTime = AnyTime(random, tick),
            Domain = (Domain)random.Next(7),
            Flags = random.Next(3) == 0 ? (ReportFlags)random.Next(1 << 21) : ReportFlags.None,
            Measurement = (MeasurementKind)random.Next(9),
            M0 = Any(random),
            M1 = Any(random),
            M2 = Any(random),
            Sigma0 = (float)Any(random),
            Sigma1 = (float)Any(random),
            Correlation01 = (float)Any(random),
            GroundSpeed = Maybe(random),
            TrackAngle = Maybe(random),
            VerticalRate = Maybe(random),
            PressureAltitude = Maybe(random),
            EllipsoidHeight = Maybe(random),
            SeaLevelHeight = Maybe(random),
        };
        if (random.Next(2) == 0) report.Identity = new ObjectIdentity { Address = (uint)random.Next(50), AddressKind = (AddressKind)random.Next(3), Mmsi = (uint)random.Next(3) };
        if (random.Next(3) == 0) report.Identity.Mode3A = (ushort)random.Next(5);
        if (random.Next(9) == 0) report.Identity.DroneSerial = PackedText.FromString("DRONE" + random.Next(5));
        return report;
    }

    static double Any(Random random) => random.Next(4) switch
    {
        0 => Absurd[random.Next(Absurd.Length)],
        1 => 2 * random.NextDouble() - 1,
        2 => 100_000 * random.NextDouble(),
        _ => BitConverter.Int64BitsToDouble(random.NextInt64()),
    };

    static float? Maybe(Random random) => random.Next(2) == 0 ? null : (float)Any(random);

    static Instant AnyTime(Random random, Tick tick) => random.Next(5) switch
    {
        0 => new Instant(random.NextInt64(long.MinValue, long.MaxValue)),
        1 => tick.Start.PlusSeconds(-20 * random.NextDouble()),
        2 => Instant.MinValue,
        _ => tick.Start,
    };
}
