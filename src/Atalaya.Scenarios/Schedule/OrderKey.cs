namespace Atalaya.Scenarios.Schedule;

/// <summary>By time, then by sequence.</summary>
readonly record struct OrderKey(long Time, long Sequence) : IComparable<OrderKey>
{
    public int CompareTo(OrderKey other)
    {
        int byTime = Time.CompareTo(other.Time);
        return byTime != 0 ? byTime : Sequence.CompareTo(other.Sequence);
    }
}
