using System.Runtime.InteropServices;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>The last places that an aircraft stated, some eight seconds of them, and what it says of their quality. Newest last; times ascend.</summary>
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

    const double FastestMetersPerSecond = 1000, FrozenSeconds = 2;

    /// <summary>Even and odd position codes of one place differ by their steps, 5 m.</summary>
    const double RepeatedMeters = 10;

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

    /// <summary>When it last said that it does not know its place; default = never.</summary>
    public Instant Poor;

    public readonly int Count => _count;
    public readonly bool IsEmpty => _count == 0;

    /// <summary>It claims to know its place: NIC and NACp as CS-ACNS asks for.</summary>
    public readonly bool ClaimsGood => Nic is >= 6 and < 255 && NacP is >= 7 and < 255;

    /// <summary>It says itself that it does not.</summary>
    public readonly bool AdmitsPoor => Nic < 6 || NacP < 7;

    public readonly StatedPlace this[int newest] => _places[(_next - 1 - newest) & (StatedPlaceRing.Capacity - 1)];

    /// <summary>It said so within so many seconds: receivers that come back repeat old places and jump.</summary>
    public readonly bool WasPoor(Instant now, double seconds) => Poor.UnixNanoseconds != 0 && now.SecondsSince(Poor) < seconds;

    /// <summary>Notes what a report says of quality and height, place or not.</summary>
    public void NoteState(in Report report, Instant time)
    {
        if (report.Quality.Nic is { } nic) Nic = nic;
        if (report.Quality.NacP is { } nacP) NacP = nacP;
        Version = report.Quality.Version ?? Version;
        if (ClaimsGood) WasGood = 1;
        if (AdmitsPoor) Poor = time;
        if (report.EllipsoidHeight is null && report.PressureAltitude is null) return;
        EllipsoidHeight = report.EllipsoidHeight ?? float.NaN;
        PressureAltitude = report.PressureAltitude ?? float.NaN;
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
        if (older == _count || !TryRate(older, out EcefPosition rate)) return false;
        StatedPlace from = this[older];
        double seconds = time.SecondsSince(from.Time), gap = older == 0 ? double.NaN : this[older - 1].Time.SecondsSince(from.Time);
        if (older == 0 || (IsJump(older - 1) && gap <= LongestGapSeconds))
        {
            if (seconds > LongestAheadSeconds) return false;
            point = new StatedPoint(Along(from.Place, rate, seconds), rate, Acceleration / 2 * seconds * seconds);
            return true;
        }

        if (gap > LongestGapSeconds) return false;
        EcefPosition to = this[older - 1].Place;
        double part = seconds / gap;
        EcefPosition place = new(from.Place.X + part * (to.X - from.Place.X), from.Place.Y + part * (to.Y - from.Place.Y), from.Place.Z + part * (to.Z - from.Place.Z));
        point = new StatedPoint(place, rate, Acceleration / 8 * gap * gap);
        return true;
    }

    /// <summary>The velocity about a place, from those before it; right after a jump that from before the jump.</summary>
    public readonly bool TryRate(int newest, out EcefPosition rate)
    {
        rate = default;
        if (newest + 1 < _count && IsJump(newest)) newest++;
        StatedPlace to = this[newest];
        int oldest = newest;
        while (oldest + 1 < _count && !IsJump(oldest) && to.Time.SecondsSince(this[oldest].Time) < RateSeconds) oldest++;
        double seconds = to.Time.SecondsSince(this[oldest].Time);
        if (seconds <= 0 || seconds > LongestGapSeconds) return false;
        EcefPosition from = this[oldest].Place;
        rate = new EcefPosition((to.Place.X - from.X) / seconds, (to.Place.Y - from.Y) / seconds, (to.Place.Z - from.Z) / seconds);
        return true;
    }

    /// <summary>No aircraft got to a place from the one before it.</summary>
    readonly bool IsJump(int newest)
    {
        StatedPlace to = this[newest], from = this[newest + 1];
        return to.Place.DistanceTo(from.Place) > FastestMetersPerSecond * to.Time.SecondsSince(from.Time);
    }

    /// <summary>The same place again: a receiver that has lost its satellites repeats its last one.</summary>
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
