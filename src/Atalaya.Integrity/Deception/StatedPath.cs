using System.Runtime.InteropServices;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>The last places that an aircraft stated, some five seconds of them, and what it says of their quality. Newest last; times ascend.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct StatedPath
{
    /// <summary>Nearer in time than this nothing is kept: two messages a second become two places.</summary>
    const double LeastSeconds = 0.3;

    /// <summary>Farther apart than this nobody knows where it was in between; a course is led on for so many seconds.</summary>
    const double LongestGapSeconds = 6, LongestAheadSeconds = 2;

    /// <summary>A velocity takes places so far apart: steps of the wire are 5 m.</summary>
    const double RateSeconds = 1.5;

    /// <summary>1 σ of unknown acceleration, m/s².</summary>
    const double Acceleration = 5;

    const double FastestMetersPerSecond = 1000, RepeatedMeters = 0.1, FrozenSeconds = 2;

    StatedPlaceRing _places;
    byte _next;
    byte _count;

    /// <summary>Above the ellipsoid; NaN = only the other is known.</summary>
    public float EllipsoidHeight, PressureAltitude;

    /// <summary>1 σ as stated, metres.</summary>
    public float SigmaMeters;

    /// <summary>As sent last; 255 = not sent.</summary>
    public byte Nic, NacP, Version;

    /// <summary>It once stated good quality.</summary>
    public byte WasGood;

    public Instant HeightTime;

    public readonly int Count => _count;
    public readonly bool IsEmpty => _count == 0;

    /// <summary>It claims to know its place: NIC and NACp as CS-ACNS asks for.</summary>
    public readonly bool ClaimsGood => Nic is >= 6 and < 255 && NacP is >= 7 and < 255;

    /// <summary>It says itself that it does not.</summary>
    public readonly bool AdmitsPoor => Nic < 6 || NacP < 7;

    public readonly StatedPlace this[int newest] => _places[(_next + 2 * StatedPlaceRing.Capacity - 1 - newest) % StatedPlaceRing.Capacity];

    /// <summary>Notes what a report says of quality and height, place or not.</summary>
    public void NoteState(in Report report, Instant time)
    {
        if (report.Quality.Nic is { } nic) Nic = nic;
        if (report.Quality.NacP is { } nacP) NacP = nacP;
        Version = report.Quality.Version ?? Version;
        if (ClaimsGood) WasGood = 1;
        if (report.EllipsoidHeight is null && report.PressureAltitude is null) return;
        EllipsoidHeight = report.EllipsoidHeight ?? float.NaN;
        PressureAltitude = report.PressureAltitude ?? float.NaN;
        HeightTime = time;
    }

    /// <summary>False: it is too near to, or older than, the last one.</summary>
    public bool Add(in Report report, EcefPosition place, Instant time)
    {
        if (_count == 0) (Nic, NacP, Version, EllipsoidHeight, PressureAltitude) = (255, 255, 255, float.NaN, float.NaN);
        NoteState(report, time);
        if (_count > 0 && time.SecondsSince(this[0].Time) < LeastSeconds) return false;
        SigmaMeters = report.Sigma0 > 0 ? report.Sigma0 : 50;
        _places[_next] = new StatedPlace { Time = time, Place = place };
        _next = (byte)((_next + 1) % StatedPlaceRing.Capacity);
        if (_count < StatedPlaceRing.Capacity) _count++;
        return true;
    }

    /// <summary>Where its words put it at a time; false = they say nothing of that time.</summary>
    public readonly bool TryAt(Instant time, out StatedPoint point)
    {
        point = default;
        if (_count < 3) return false;
        int older = 0;
        while (older < _count && this[older].Time > time) older++;
        if (older == _count) return false;
        StatedPlace from = this[older];
        double sigma, seconds = time.SecondsSince(from.Time);
        if (older == 0)
        {
            if (seconds > LongestAheadSeconds || !TryRate(0, out EcefPosition rate)) return false;
            sigma = Acceleration / 2 * seconds * seconds;
            point = new StatedPoint(Along(from.Place, rate, seconds), rate, sigma);
            return true;
        }

        StatedPlace to = this[older - 1];
        double gap = to.Time.SecondsSince(from.Time);
        if (gap > LongestGapSeconds || !TryRate(older - 1, out EcefPosition around)) return false;
        sigma = Acceleration / 8 * gap * gap;
        double part = seconds / gap;
        EcefPosition place = new(from.Place.X + part * (to.Place.X - from.Place.X), from.Place.Y + part * (to.Place.Y - from.Place.Y), from.Place.Z + part * (to.Place.Z - from.Place.Z));
        point = new StatedPoint(place, around, sigma);
        return true;
    }

    /// <summary>The velocity that leads to a place; one that is no aircraft's (a jump) is none.</summary>
    public readonly bool TryRate(int newest, out EcefPosition rate)
    {
        rate = default;
        StatedPlace to = this[newest];
        for (int i = newest + 1; i < _count; i++)
        {
            StatedPlace from = this[i];
            double seconds = to.Time.SecondsSince(from.Time);
            if (seconds < RateSeconds && i < _count - 1) continue;
            if (seconds > LongestGapSeconds || seconds <= 0) return false;
            rate = new EcefPosition((to.Place.X - from.Place.X) / seconds, (to.Place.Y - from.Place.Y) / seconds, (to.Place.Z - from.Place.Z) / seconds);
            return rate.X * rate.X + rate.Y * rate.Y + rate.Z * rate.Z < FastestMetersPerSecond * FastestMetersPerSecond;
        }

        return false;
    }

    /// <summary>The same place to the decimetre: a receiver that has lost its satellites repeats its last one.</summary>
    public readonly bool IsFrozen
    {
        get
        {
            if (_count < 4) return false;
            int same = 1;
            while (same < _count && this[same].Place.DistanceTo(this[0].Place) < RepeatedMeters) same++;
            return same >= 4 && this[0].Time.SecondsSince(this[same - 1].Time) >= FrozenSeconds;
        }
    }

    public static EcefPosition Along(EcefPosition place, EcefPosition rate, double seconds) =>
        new(place.X + seconds * rate.X, place.Y + seconds * rate.Y, place.Z + seconds * rate.Z);

    /// <summary>True if the numbers of a loaded state can be worked with.</summary>
    public readonly bool IsSound => _next < StatedPlaceRing.Capacity && _count <= StatedPlaceRing.Capacity;
}
