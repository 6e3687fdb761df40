using System.Diagnostics;
using Atalaya.Benchmarks.Inputs;
using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;
using Atalaya.Pipeline;
using Atalaya.Scenarios;

namespace Atalaya.Benchmarks.Integrity;

/// <summary>A scenario, with attacks or without, through the flow as a live server would run it; keeps the alerts and what each detector took.</summary>
sealed class AttackedFlow : IFlowObserver
{
    readonly Flow _flow;
    readonly WrongDigit? _fault;
    readonly DetectorStopwatch _watch = new();

    AttackedFlow(WrongDigit? fault)
    {
        _fault = fault;
        _flow = new Flow { Observer = this };
        _flow.Integrity.Timer = _watch;
    }

    /// <summary>As each was raised, in that order.</summary>
    public List<Alert> Raised { get; } = [];

    public double CpuSeconds { get; private set; }
    public long Reports => _flow.ReportCount;

    public IEnumerable<(string Name, double Seconds)> Detectors => _flow.Integrity.Detectors.Select((detector, i) => (detector.Name, _watch.SecondsOf(i)));

    /// <param name="scenario">Whose sources they are.</param>
    /// <param name="stream">What they sent.</param>
    /// <param name="fault">What is wrong with their static data.</param>
    public static AttackedFlow Run(Scenario scenario, IPieceStream stream, WrongDigit? fault = null)
    {
        AttackedFlow run = new(fault);
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        StraitRecording.Play(scenario, stream, run._flow);
        run.CpuSeconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        return run;
    }

    public void TickDecoded(Flow flow, Tick tick, ReadOnlySpan<Report> reports) => _fault?.Spoil(tick.End, reports);

    public void TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next)
    {
        foreach (AlertChange change in flow.Alerts.Changes)
            if (change.Kind is AlertChangeKind.Raised or AlertChangeKind.Reopened) Raised.Add(change.Alert);
    }
}
