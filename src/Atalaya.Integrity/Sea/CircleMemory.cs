using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Sea;

/// <summary>Where one vessel was in the last half hour, a place each half minute; of one that turns slowly up to the last two hours, a place each two minutes.</summary>
struct CircleMemory : IVesselMemory<CircleMemory>
{
    public const int Capacity = 60;

    [InlineArray(Capacity)]
    struct Points
    {
        CirclePoint _first;
    }

    Points _points;

    public Instant Heard { get; set; }
    public ulong AlertTrack { get; set; }

    /// <summary>Of the newest place.</summary>
    public Instant Time;

    /// <summary>Where the trail began, radians.</summary>
    public double Latitude, Longitude;

    public int Count { get; private set; }

    /// <summary>How often the time between two places was doubled.</summary>
    public int Doublings { get; private set; }

    [UnscopedRef]
    public readonly ReadOnlySpan<CirclePoint> Trail => ((ReadOnlySpan<CirclePoint>)_points)[..Count];

    public void Add(in CirclePoint point)
    {
        if (Count == Capacity)
        {
            Span<CirclePoint> points = _points;
            points[1..].CopyTo(points);
            Count--;
        }

        _points[Count++] = point;
    }

    public void Clear() => (Count, Doublings) = (0, 0);

    /// <summary>Keeps every other place, the newest among them.</summary>
    public void Thin()
    {
        int kept = 0;
        for (int i = (Count - 1) % 2; i < Count; i += 2) _points[kept++] = _points[i];
        (Count, Doublings) = (kept, Doublings + 1);
    }

    public readonly void Write(StateWriter writer)
    {
        writer.Write(Time.UnixNanoseconds);
        writer.Write(Latitude);
        writer.Write(Longitude);
        writer.Write(Doublings);
        writer.Write(Count);
        foreach (CirclePoint point in Trail)
        {
            writer.Write((double)point.East);
            writer.Write((double)point.North);
            writer.Write((double)point.Course);
            writer.Write((double)point.Heading);
            writer.Write((double)point.Speed);
        }
    }

    public static CircleMemory Read(ref StateReader reader)
    {
        CircleMemory memory = new() { Time = new Instant(reader.ReadInt64()), Latitude = reader.ReadDouble(), Longitude = reader.ReadDouble(), Doublings = reader.ReadInt32() };
        int count = reader.ReadCount(40);
        if (count > Capacity) throw new InvalidDataException("state: a trail that is too long");
        for (int i = 0; i < count; i++)
            memory.Add(new CirclePoint((float)reader.ReadDouble(), (float)reader.ReadDouble(), (float)reader.ReadDouble(), (float)reader.ReadDouble(), (float)reader.ReadDouble()));
        return memory;
    }
}
