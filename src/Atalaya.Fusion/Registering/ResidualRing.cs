using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Fusion.Registering;

/// <summary>The latest residuals of a sensor, for people.</summary>
sealed class ResidualRing
{
    public const int Capacity = 400;

    readonly PlotResidual[] _items = new PlotResidual[Capacity];
    int _next;

    public int Count { get; private set; }

    public void Add(in PlotResidual residual)
    {
        _items[_next] = residual;
        _next = (_next + 1) % Capacity;
        Count = Math.Min(Count + 1, Capacity);
    }

    public void Clear() => _next = Count = 0;

    /// <summary>Oldest first.</summary>
    public PlotResidual[] ToArray()
    {
        PlotResidual[] all = new PlotResidual[Count];
        for (int i = 0; i < Count; i++) all[i] = _items[(_next + Capacity - Count + i) % Capacity];
        return all;
    }

    public void Save(StateWriter writer)
    {
        writer.Write(Count);
        for (int i = 0; i < Count; i++)
        {
            PlotResidual item = _items[(_next + Capacity - Count + i) % Capacity];
            writer.Write(item.Time.UnixNanoseconds);
            StateArrays.Write(writer, [item.RangeMeters, item.AzimuthRadians, item.RangeResidualMeters, item.AzimuthResidualRadians]);
        }
    }

    public void Load(ref StateReader reader)
    {
        Clear();
        int count = reader.ReadCount(40);
        Span<double> values = stackalloc double[4];
        for (int i = 0; i < count; i++)
        {
            Instant time = new(reader.ReadInt64());
            StateArrays.Read(ref reader, values);
            Add(new PlotResidual(time, (float)values[0], (float)values[1], (float)values[2], (float)values[3]));
        }
    }
}
