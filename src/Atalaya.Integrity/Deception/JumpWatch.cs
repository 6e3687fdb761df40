using System.Runtime.InteropServices;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>Tells whether a stated course has jumped: three places in a row that lie beside the old course by the same vector.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct JumpWatch
{
    const int Places = 3;
    const double SameMeters = 150, SameShare = 0.2, LongestSeconds = 6;
    const double SlipSeconds = 5, SlipMeters = 60, SlipShare = 0.15;

    EcefPosition _from, _rate;
    Instant _fromTime;
    byte _count;

    /// <summary>New place less where the old course would have led.</summary>
    public EcefPosition Offset;

    /// <summary>When the last jump was certain; default = none.</summary>
    public Instant Jumped;

    /// <summary>Looks at the newest place of a path; true = it has jumped.</summary>
    public bool Step(in StatedPath path, double jumpMeters)
    {
        if (path.Count < 4) return false;
        StatedPlace place = path[0];
        if (_count == 0)
        {
            StatedPlace before = path[1];
            if (place.Time.SecondsSince(before.Time) > LongestSeconds || !path.TryRate(1, out EcefPosition rate)) return false;
            (_from, _fromTime, _rate) = (before.Place, before.Time, rate);
            Offset = OffsetOf(place);
            _count = (byte)(Length(Offset) > jumpMeters ? 1 : 0);
            return false;
        }

        EcefPosition offset = OffsetOf(place), last = Offset;
        if (Length(Difference(offset, last)) > Math.Max(SameMeters, SameShare * Length(last)) || place.Time.SecondsSince(_fromTime) > LongestSeconds)
        {
            _count = 0;
            return false;
        }

        if (++_count < Places) return false;
        _count = 0;
        if (IsSlip()) return false;
        Jumped = place.Time;
        return true;
    }

    /// <summary>Along the flight, and no farther than it flies in some seconds: the clock of the line has slipped, for everyone whom it brings.</summary>
    readonly bool IsSlip()
    {
        double speed = Length(_rate);
        if (speed < 1) return false;
        double seconds = (Offset.X * _rate.X + Offset.Y * _rate.Y + Offset.Z * _rate.Z) / (speed * speed);
        EcefPosition rest = Difference(Offset, new(_rate.X * seconds, _rate.Y * seconds, _rate.Z * seconds));
        return Math.Abs(seconds) < SlipSeconds && Length(rest) < Math.Max(SlipMeters, SlipShare * Length(Offset));
    }

    readonly EcefPosition OffsetOf(in StatedPlace place) => Difference(place.Place, StatedPath.Along(_from, _rate, place.Time.SecondsSince(_fromTime)));

    public static EcefPosition Difference(EcefPosition left, EcefPosition right) => new(left.X - right.X, left.Y - right.Y, left.Z - right.Z);

    public static double Length(EcefPosition vector) => Math.Sqrt(vector.X * vector.X + vector.Y * vector.Y + vector.Z * vector.Z);
}
