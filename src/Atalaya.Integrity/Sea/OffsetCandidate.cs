using Atalaya.Core.Frames;
using Atalaya.Core.Numerics;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Integrity.Sea;

/// <summary>A track at the time of a sweep that may be one half of a vessel: what it states, or what radar sees of it.</summary>
readonly record struct OffsetCandidate
{
    const double MetersPerRadian = 6_371_000;

    public required ulong Id { get; init; }
    public required uint Mmsi { get; init; }

    /// <summary>The vessel whose echo it took; 0 = none.</summary>
    public required ulong BornFrom { get; init; }

    /// <summary>Now, radians.</summary>
    public required double Latitude { get; init; }
    public required double Longitude { get; init; }

    /// <summary>Metres per second.</summary>
    public required double North { get; init; }
    public required double East { get; init; }

    /// <summary>The radar that saw it last; default = none did.</summary>
    public required SourceId Source { get; init; }
    public required ushort Sensor { get; init; }

    public double Speed => Math.Sqrt(North * North + East * East);

    /// <summary>With its velocity, led on to now.</summary>
    public static OffsetCandidate Of(in Track track, Instant now, in Contribution radar, ulong bornFrom)
    {
        double seconds = Math.Clamp(now.SecondsSince(track.Time), 0, 60);
        return new OffsetCandidate
        {
            Id = track.Id,
            Mmsi = track.Identity.Mmsi,
            BornFrom = bornFrom,
            Latitude = track.Latitude + track.VelocityNorth * seconds / MetersPerRadian,
            Longitude = track.Longitude + track.VelocityEast * seconds / (MetersPerRadian * Math.Max(0.05, StableMath.Cos(track.Latitude))),
            North = track.VelocityNorth,
            East = track.VelocityEast,
            Source = radar.Source,
            Sensor = radar.Sensor,
        };
    }

    /// <summary>From this to another, metres.</summary>
    public (double East, double North) To(in OffsetCandidate other)
    {
        double across = MetersPerRadian * Math.Max(0.05, StableMath.Cos(Latitude));
        return ((other.Longitude - Longitude) * across, (other.Latitude - Latitude) * MetersPerRadian);
    }

    public double VelocityDifference(in OffsetCandidate other) => Math.Sqrt((North - other.North) * (North - other.North) + (East - other.East) * (East - other.East));
}
