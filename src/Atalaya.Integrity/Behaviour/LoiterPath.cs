using System.Runtime.CompilerServices;
using Atalaya.Core.Geodesy;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Integrity.Behaviour;

/// <summary>The course of a track over the last while, in legs of equal time; default = nothing yet.</summary>
struct LoiterPath
{
    public const int LegCount = 5;


    Legs _legs;
    byte _count;
    Instant _legStart, _last;
    float _angle, _path, _turned;

    public bool IsRaised;

    [InlineArray(LegCount)]
    struct Legs
    {
        Leg _first;
    }

    /// <summary>Where it began, radians, and what was sailed and turned in it: metres, radians to the right positive.</summary>
    struct Leg
    {
        public float Latitude, Longitude, Path, Turned;
    }

    /// <summary>All legs are full.</summary>
    public readonly bool IsFull => _count == LegCount;

    /// <summary>Takes the track as it is now; true = a leg has just ended.</summary>
    public bool Add(in Track track, Instant now, double legSeconds)
    {
        float angle = (float)Core.Numerics.StableMath.Atan2(track.VelocityEast, track.VelocityNorth);
        if (_last == default)
        {
            (_legStart, _last, _angle) = (now, now, angle);
            Begin(track);
            return false;
        }

        double seconds = now.SecondsSince(_last);
        _path += (float)(seconds * Vessels.SpeedOf(track));
        _turned += (float)Angle.NormalizePlusMinusPi(angle - _angle);
        (_last, _angle) = (now, angle);
        if (now.SecondsSince(_legStart) < legSeconds) return false;
        _legs[_count - 1].Path = _path;
        _legs[_count - 1].Turned = _turned;
        bool isFull = IsFull;
        (_legStart, _path, _turned) = (now, 0, 0);
        if (!isFull) Begin(track);
        return isFull;
    }

    void Begin(in Track track) => _legs[_count++] = new Leg { Latitude = (float)track.Latitude, Longitude = (float)track.Longitude };

    /// <summary>After a full path was judged: its first leg goes, a new one begins.</summary>
    public void Shift(in Track track)
    {
        for (int i = 1; i < LegCount; i++) _legs[i - 1] = _legs[i];
        _count = LegCount - 1;
        Begin(track);
    }

    /// <summary>Metres sailed, metres between first and last place, metres of the farthest place from the middle, radians turned.</summary>
    public readonly (double Path, double Net, double Radius, double Turned) Sum(in Track track)
    {
        LocalFrame frame = new(new GeodeticPosition(track.Latitude, track.Longitude, 0));
        Span<(double East, double North)> places = stackalloc (double, double)[LegCount + 1];
        double path = 0, turned = 0, east = 0, north = 0;
        for (int i = 0; i < LegCount; i++)
        {
            places[i] = frame.Project(_legs[i].Latitude, _legs[i].Longitude);
            (path, turned) = (path + _legs[i].Path, turned + _legs[i].Turned);
            (east, north) = (east + places[i].East / (LegCount + 1), north + places[i].North / (LegCount + 1));
        }

        double farthest = 0;
        foreach ((double placeEast, double placeNorth) in places)
            farthest = Math.Max(farthest, (placeEast - east) * (placeEast - east) + (placeNorth - north) * (placeNorth - north));
        double net = Math.Sqrt(places[0].East * places[0].East + places[0].North * places[0].North);
        return (path, net, Math.Sqrt(farthest), turned);
    }

    public readonly void Write(StateWriter writer)
    {
        writer.Write(_count);
        writer.Write(IsRaised);
        writer.Write(_legStart.UnixNanoseconds);
        writer.Write(_last.UnixNanoseconds);
        foreach (float value in (ReadOnlySpan<float>)[_angle, _path, _turned]) writer.Write(BitConverter.SingleToUInt32Bits(value));
        for (int i = 0; i < _count; i++)
            foreach (float value in (ReadOnlySpan<float>)[_legs[i].Latitude, _legs[i].Longitude, _legs[i].Path, _legs[i].Turned]) writer.Write(BitConverter.SingleToUInt32Bits(value));
    }

    public static LoiterPath Read(ref StateReader reader)
    {
        LoiterPath path = new() { _count = reader.ReadByte(), IsRaised = reader.ReadBoolean(), _legStart = new Instant(reader.ReadInt64()), _last = new Instant(reader.ReadInt64()) };
        if (path._count > LegCount) throw new InvalidDataException("state: a path with too many legs");
        (path._angle, path._path, path._turned) = (ReadSingle(ref reader), ReadSingle(ref reader), ReadSingle(ref reader));
        for (int i = 0; i < path._count; i++) path._legs[i] = new Leg { Latitude = ReadSingle(ref reader), Longitude = ReadSingle(ref reader), Path = ReadSingle(ref reader), Turned = ReadSingle(ref reader) };
        return path;
    }

    static float ReadSingle(ref StateReader reader) => BitConverter.UInt32BitsToSingle(reader.ReadUInt32());
}
