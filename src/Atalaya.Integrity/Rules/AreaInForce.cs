using Atalaya.Core.Time;

namespace Atalaya.Integrity.Rules;

/// <summary>An area of the configuration at work.</summary>
sealed class AreaInForce(AlertArea area)
{
    readonly AreaSchedule _schedule = new(area);

    public AlertArea Area => area;

    /// <summary>Null = it is a line.</summary>
    public AreaShape? Shape { get; } = area.IsLine ? null : new AreaShape(area);

    /// <summary>Null = it is none.</summary>
    public LineShape? Line { get; } = area.Line is { } line ? new LineShape(line) : null;

    /// <summary>The first tick in which it was looked at since it counts; null = none yet, or it does not count now.</summary>
    public Instant? Since { get; set; }

    public void Begin(Tick tick) => Since = _schedule.Holds(tick.End) ? Since ?? tick.End : null;
}
