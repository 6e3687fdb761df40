using System.Runtime.InteropServices;
using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;
using Atalaya.Server.Delivery;

namespace Atalaya.Server.Archive;

/// <summary>
/// Keeps what a flow has shown: the trails of its tracks and, where there are such, the archive and the alerts to be sent. Fed while a recording is resumed as well as live, so that what
/// was not written before a crash is made again from the log.
/// </summary>
sealed class TrafficMemory(TrackSampling sampling, ArchiveTap? archive = null, AlertOutbox? outbox = null) : IFlowObserver
{
    readonly Dictionary<ulong, TrackMark> _marks = [];

    public TrailStore Trails { get; } = new(sampling);

    /// <summary>Begins at the state of a flow: what it shows already was kept before.</summary>
    public void Load(Flow flow)
    {
        _marks.Clear();
        foreach (ref readonly Track track in flow.Picture.Tracks) _marks[track.Id] = TrackMark.Of(track);
    }

    public void TickDecoded(Flow flow, Tick tick, ReadOnlySpan<Report> reports) => archive?.BeginTick(tick, reports, flow.Configuration);

    public void TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next)
    {
        foreach (ref readonly PictureDelta delta in deltas) Apply(tick, delta.Track);
        archive?.EndTick(tick, flow.Alerts.Changes);
        outbox?.TickClosed(flow);
    }

    void Apply(Tick tick, in Track track)
    {
        ref TrackMark mark = ref CollectionsMarshal.GetValueRefOrAddDefault(_marks, track.Id, out _);
        bool isKept = sampling.Keeps(mark, track);
        mark = TrackMark.Of(track);
        if (isKept)
        {
            archive?.Add(tick, track);
            Trails.Add(track);
        }

        if (track.Status != TrackStatus.Ended) return;
        _marks.Remove(track.Id);
        Trails.Remove(track.Id);
    }
}
