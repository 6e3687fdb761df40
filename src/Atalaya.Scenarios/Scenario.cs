using Atalaya.Core.Time;
using Atalaya.Scenarios.Sensors;

namespace Atalaya.Scenarios;

/// <summary>
/// A simulated world seen by simulated sensors: hands out the bytes they send, in the order they are received. A pure function of its
/// options; a longer duration only appends.
/// </summary>
public sealed class Scenario : IPieceStream
{
    readonly SensorContext _context;
    readonly TrafficControl _traffic;
    readonly PieceSource[] _pieceSources;
    readonly long _end;

    internal Scenario(SensorContext context, IReadOnlyList<ScenarioSource> sources, TrafficControl traffic, IReadOnlyList<SensorTruth> sensorTruths, double durationSeconds)
    {
        _context = context;
        _traffic = traffic;
        Sources = sources;
        _pieceSources = [.. sources.Select(source => new PieceSource(source.Name, source.Format, source.Site) { LatencySeconds = source.LatencySeconds ?? 0 })];
        SensorTruths = sensorTruths;
        _end = durationSeconds < 9e9 ? SensorContext.Nanoseconds(durationSeconds) : long.MaxValue;
    }

    /// <summary>The names <see cref="Create"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = ["strait"];

    public Instant Start => _context.Start;
    public IReadOnlyList<ScenarioSource> Sources { get; }
    IReadOnlyList<PieceSource> IPieceStream.Sources => _pieceSources;

    /// <summary>The events of the strait happen in it.</summary>
    internal bool HasEvents { get; init; } = true;

    /// <summary>The objects in the world now, and those that ended last in their slots.</summary>
    internal IReadOnlyList<ScenarioObject> Objects => _traffic.Objects;

    /// <summary>What is true of the sensors and must not reach the flow: their biases and clocks.</summary>
    public IReadOnlyList<SensorTruth> SensorTruths { get; }

    /// <summary>Sets up a built-in scenario; null if there is none of this name.</summary>
    public static Scenario? Create(string name, ScenarioOptions options) => name == "strait" ? StraitScenario.Create(options) : null;

    /// <summary>Reports the truth to an observer while the scenario runs; to be called before the first <see cref="TryNext"/>.</summary>
    public void ObserveTruth(ITruthObserver observer) => _context.Scheduler.Schedule(0, new TruthTask(_context, _traffic, HasEvents ? SensorTruths : null, observer));

    /// <summary>Takes the next piece any source sends: a datagram or a few bytes of a stream. The bytes are valid until the next call.</summary>
    /// <param name="source">Index into <see cref="Sources"/>.</param>
    /// <param name="receiveTime">When it arrives; never decreases.</param>
    /// <param name="bytes">What arrives.</param>
    /// <returns>False at the end of the duration.</returns>
    public bool TryNext(out int source, out Instant receiveTime, out ReadOnlySpan<byte> bytes)
    {
        // A piece arrives later than what it reports happens, so all that happens before the first arrival is known.
        while (_context.Scheduler.NextTime <= _context.Emissions.NextTime && _context.Scheduler.NextTime < _end) _context.Scheduler.RunNext();
        if (_context.Emissions.NextTime >= _end)
        {
            source = -1;
            receiveTime = default;
            bytes = default;
            return false;
        }

        bytes = _context.Emissions.Take(out source, out long time);
        receiveTime = _context.At(time);
        return true;
    }

    /// <summary>What dates the file of a source: for Beast when its first frame was heard, for the others the start of the scenario.</summary>
    internal Instant StartOf(int source, Instant firstReceived) =>
        Sources[source].LatencySeconds is { } latency ? firstReceived.PlusSeconds(-latency) : Start;
}
