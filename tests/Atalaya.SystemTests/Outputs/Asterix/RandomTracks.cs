using Atalaya.Core.Frames;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Server.Outputs.Asterix;

namespace Atalaya.SystemTests.Outputs.Asterix;

/// <summary>Tracks of any kind, with values no tracker should ever have among them.</summary>
sealed class RandomTracks(int seed)
{
    public static readonly Instant Now = Instant.FromUnixSeconds(1_700_000_000.25);

    readonly Random _random = new(seed);

    public Track Next()
    {
        Track track = default;
        track.Id = (ulong)_random.NextInt64();
        track.Status = Any<TrackStatus>();
        track.Domain = Any<Domain>();
        track.Emergency = Any<Emergency>();
        track.Flags = (ReportFlags)_random.Next(1 << 22);
        track.Time = Before(400);
        track.StartTime = Before(4000);
        track.HasPosition = true;
        (track.Latitude, track.Longitude) = ((_random.NextDouble() - 0.5) * Math.PI, (_random.NextDouble() - 0.5) * 2 * Math.PI);
        (track.VarianceNorth, track.VarianceEast, track.CovarianceNorthEast) = (Odd(1e4f), Odd(1e4f), Odd(1e3f));
        (track.VelocityNorth, track.VelocityEast, track.VelocitySigma) = (Odd(300), Odd(300), Odd(5));
        (track.PressureAltitude, track.EllipsoidHeight, track.SeaLevelHeight) = (Maybe(12_000), Maybe(12_000), Maybe(12_000));
        (track.VerticalRate, track.Heading) = (Maybe(20), Maybe(6.28f));
        Identify(ref track);
        if (Coin()) (track.LengthMeters, track.BeamMeters) = ((ushort)_random.Next(200), (ushort)_random.Next(200));
        track.ContributionCount = (byte)_random.Next(Contributions.Capacity + 1);
        for (int i = 0; i < track.ContributionCount; i++) track.Contributions[i] = new Contribution { Last = Before(60), Source = new SourceId((ushort)i), Sensor = 1, Count = 1 };
        return track;
    }

    void Identify(ref Track track)
    {
        if (Coin()) (track.Identity.Address, track.Identity.AddressKind) = ((uint)_random.Next(1 << 24), Any<AddressKind>());
        if (Coin()) (track.Identity.Mode3A, track.Mode3ATime) = ((ushort)_random.Next(4096), Before(100));
        if (Coin()) track.Identity.Callsign = PackedText.FromString(Coin() ? "KLM1023" : "SEE-ADLER 7?");
        if (Coin()) track.Category = (byte)_random.Next(256);
    }

    public Detections Detections()
    {
        Detections detections = default;
        int count = _random.Next(4);
        for (int i = 0; i < count; i++) detections.Take(Radar());
        return detections;
    }

    RadarReport Radar() => new(
        Before(90), new SourceId(1), (ushort)_random.Next(1, 65536), Odd(300_000), Odd(7), Maybe(9000), Maybe(12_000),
        Coin() ? (ushort)_random.Next(4096) : null, 0, (ReportFlags)_random.Next(1 << 22), (Technologies)_random.Next(32));

    Instant Before(double seconds) => Now.PlusSeconds((0.05 - _random.NextDouble()) * seconds);
    bool Coin() => _random.Next(2) == 0;
    T Any<T>() where T : struct, Enum => _random.GetItems(Enum.GetValues<T>(), 1)[0];
    float? Maybe(float scale) => Coin() ? Odd(scale) : null;

    /// <summary>Mostly of the order of the scale.</summary>
    float Odd(float scale) => _random.Next(20) switch
    {
        0 => float.NaN,
        1 => float.PositiveInfinity,
        2 => float.MaxValue,
        3 => -1e9f,
        4 => 0,
        _ => (float)(_random.NextDouble() * 2 - 0.5) * scale,
    };
}
