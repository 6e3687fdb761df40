using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Behaviour.Pairs;

/// <summary>A pair that a pass found worth remembering.</summary>
struct PairHit : IComparable<PairHit>
{
    public ulong First, Second;

    /// <summary>It counts as found; else it is only kept in memory.</summary>
    public bool Counts;

    public AlertSeverity Severity;

    /// <summary>Of the closest approach, metres and seconds ahead; the limit that it was compared with, metres.</summary>
    public double Distance, Seconds, Limit;

    /// <summary>Metres, at that time, and the limit that it was compared with.</summary>
    public double VerticalDistance, VerticalLimit;

    /// <summary>Metres per second.</summary>
    public double RelativeSpeed;

    /// <summary>That they come, or are, nearer than the limit.</summary>
    public double Probability;

    public readonly int CompareTo(PairHit other) => First != other.First ? First.CompareTo(other.First) : Second.CompareTo(other.Second);
}
