using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;
using Atalaya.Integrity;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity;

/// <summary>A monitor that is shown tracks directly, without reports, but for their emergencies.</summary>
sealed class MonitorBench
{
    readonly Tracker _tracker = new(new TrackerOptions());
    readonly Picture _picture = new();

    public IntegrityMonitor Monitor { get; private init; } = new();
    public AlertBook Alerts => Monitor.Alerts;

    public ReadOnlySpan<byte> Update(Tick tick, params Track[] tracks)
    {
        List<PictureDelta> deltas = [];
        foreach (Track track in tracks.OrderBy(track => track.Id))
        {
            deltas.Add(new PictureDelta(_picture.Sequence + 1, tick, track));
            _picture.Apply(deltas[^1]);
        }

        Report[] reports = [.. tracks.Where(track => track.Emergency != Emergency.None).SelectMany(track => Said(track, tick))];
        ReportUse[] uses = [.. tracks.Where(track => track.Emergency != Emergency.None).SelectMany(track => Enumerable.Repeat(new ReportUse(track.Id, tick.Start), 2))];
        return Monitor.Process(tick, reports, uses, _tracker, deltas.ToArray(), _picture);
    }

    /// <summary>Two sensors hear the emergency of a track.</summary>
    static Report[] Said(Track track, Tick tick) =>
        [.. new ushort[] { 1, 2 }.Select(source => new Report { Source = new SourceId(source), Time = tick.Start, ReceiveTime = tick.Start, Emergency = track.Emergency })];

    /// <summary>The same state in a new monitor.</summary>
    public MonitorBench Reloaded(IntegritySettings settings)
    {
        StateWriter writer = new();
        Monitor.Save(writer);
        MonitorBench loaded = new();
        loaded.Monitor.Configure(settings);
        StateReader reader = new(writer.Written);
        loaded.Monitor.Load(ref reader);
        Assert.Equal(0, reader.Remaining);
        loaded._picture.CopyFrom(_picture);
        StateWriter again = new();
        loaded.Monitor.Save(again);
        Assert.Equal(writer.Written.ToArray(), again.Written.ToArray());
        return loaded;
    }
}
