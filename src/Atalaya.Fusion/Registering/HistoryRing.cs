using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Fusion.Registering;

/// <summary>How the estimates of a sensor came about, for people: a point each <see cref="StepSeconds"/> for three hours.</summary>
sealed class HistoryRing
{
    public const int Capacity = 540;

    const double StepSeconds = 20;

    readonly RegistrationPoint[] _items = new RegistrationPoint[Capacity];
    int _next;

    public int Count { get; private set; }

    /// <summary>True if a point is due.</summary>
    public bool IsDue(Instant now) => Count == 0 || now.SecondsSince(_items[(_next + Capacity - 1) % Capacity].Time) >= StepSeconds;

    public void Add(in RegistrationPoint point)
    {
        _items[_next] = point;
        _next = (_next + 1) % Capacity;
        Count = Math.Min(Count + 1, Capacity);
    }

    /// <summary>Oldest first.</summary>
    public RegistrationPoint[] ToArray()
    {
        RegistrationPoint[] all = new RegistrationPoint[Count];
        for (int i = 0; i < Count; i++) all[i] = _items[(_next + Capacity - Count + i) % Capacity];
        return all;
    }

    public void Save(StateWriter writer)
    {
        writer.Write(Count);
        for (int i = 0; i < Count; i++)
        {
            RegistrationPoint item = _items[(_next + Capacity - Count + i) % Capacity];
            writer.Write(item.Time.UnixNanoseconds);
            StateArrays.Write(writer, [item.RangeBias, item.RangeSigma, item.AzimuthBias, item.AzimuthSigma, item.TimeOffset, item.TimeSigma]);
        }
    }

    public void Load(ref StateReader reader)
    {
        _next = Count = 0;
        int count = reader.ReadCount(56);
        Span<double> values = stackalloc double[6];
        for (int i = 0; i < count; i++)
        {
            Instant time = new(reader.ReadInt64());
            StateArrays.Read(ref reader, values);
            Add(new RegistrationPoint(time, (float)values[0], (float)values[1], (float)values[2], (float)values[3], (float)values[4], (float)values[5]));
        }
    }
}
