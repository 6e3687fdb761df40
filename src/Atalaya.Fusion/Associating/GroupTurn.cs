using Atalaya.Core.Time;

namespace Atalaya.Fusion.Associating;

/// <summary>The turn of the sensor whose misses tell most of a group: at its end each track that has no plot is charged a miss.</summary>
struct GroupTurn
{
    /// <summary>Source and sensor.</summary>
    public uint Sensor;

    /// <summary>0 = no sensor yet.</summary>
    public double PeriodSeconds;

    public double Detection;

    /// <summary>Turns after which one without any plot is over.</summary>
    public double MissAfterTurns;

    /// <summary>How long its sensor's reports are under way.</summary>
    public double DeliverySeconds;

    public bool IsOpen;

    /// <summary>Of its first plot; of the last turn where none is open.</summary>
    public Instant Time;

    /// <summary>True where all plots of a turn come at once.</summary>
    public readonly bool IsInstant => MissAfterTurns <= 1;

    /// <summary>When it ends, or when the next, without a plot, will have ended.</summary>
    public readonly Instant End => Time.PlusSeconds((!IsOpen ? MissAfterTurns * PeriodSeconds : IsInstant ? 0 : PeriodSeconds / 2) + DeliverySeconds);
}
