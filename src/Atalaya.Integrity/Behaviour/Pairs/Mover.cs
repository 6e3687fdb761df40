using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Integrity.Behaviour.Pairs;

/// <summary>A track as the search for pairs sees it: brought to one time, in Earth-centred axes, at height 0.</summary>
struct Mover
{
    public ulong Id;

    /// <summary>Metres, and metres per second.</summary>
    public double X, Y, Z, RateX, RateY, RateZ;

    public double Speed;

    /// <summary>Of position, m² an axis, and of velocity, m²/s².</summary>
    public double Variance, VelocityVariance;

    /// <summary>How its velocity wanders: m²/s² per second.</summary>
    public double Wander;

    /// <summary>Metres; 0 = not known.</summary>
    public double Length;

    /// <summary>Metres, and metres per second up.</summary>
    public double Height, Climb;

    /// <summary>Two of the same key other than 0 are one object.</summary>
    public ulong Key;

    /// <summary>Mode 3/A; 0 = none.</summary>
    public ushort Code;

    public MoverTraits Traits;

    /// <summary>Through the Earth, m².</summary>
    public readonly double DistanceSquaredTo(in Mover other) => (other.X - X) * (other.X - X) + (other.Y - Y) * (other.Y - Y) + (other.Z - Z) * (other.Z - Z);

    /// <summary>The track moved straight to a time. Without a known velocity it stands.</summary>
    public static Mover Of(in Track track, Instant now)
    {
        (double sinLatitude, double cosLatitude) = StableMath.SinCos(track.Latitude);
        (double sinLongitude, double cosLongitude) = StableMath.SinCos(track.Longitude);
        double radius = Wgs84.PrimeVerticalRadius(sinLatitude), seconds = now.SecondsSince(track.Time);
        bool isKnown = !float.IsNaN(track.VelocityNorth);
        double north = isKnown ? track.VelocityNorth : 0, east = isKnown ? track.VelocityEast : 0, inward = -sinLatitude * north;
        Mover mover = new()
        {
            Id = track.Id,
            RateX = inward * cosLongitude - east * sinLongitude,
            RateY = inward * sinLongitude + east * cosLongitude,
            RateZ = cosLatitude * north,
            Speed = Math.Sqrt(north * north + east * east),
            VelocityVariance = isKnown ? (double)track.VelocitySigma * track.VelocitySigma : 0,
            Length = track.LengthMeters ?? 0,
        };
        mover.X = radius * cosLatitude * cosLongitude + seconds * mover.RateX;
        mover.Y = radius * cosLatitude * sinLongitude + seconds * mover.RateY;
        mover.Z = radius * (1 - Wgs84.EccentricitySquared) * sinLatitude + seconds * mover.RateZ;
        mover.Variance = (track.VarianceNorth + track.VarianceEast) / 2.0 + seconds * seconds * mover.VelocityVariance;
        return mover;
    }
}
