using Atalaya.Core.Frames;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Pipeline;
using Atalaya.Recording.Checkpoints;
using Atalaya.Recording.Reading;

namespace Atalaya.Server.Replay;

/// <summary>Where the replay of a moment begins: at the newest checkpoint before it whose state this build reads, else at the first frame.</summary>
sealed class ReplayStart(string directory, FlowOptions options)
{
    readonly CheckpointStore _checkpoints = new(directory);

    /// <summary>Checkpoints of an earlier layout, or damaged.</summary>
    readonly HashSet<string> _refused = [];

    /// <summary>End of the tick of the checkpoint that a replay of this moment would begin with; null = none.</summary>
    public Instant? CheckpointBefore(Instant moment) => Usable(moment).FirstOrDefault()?.Info.Tick.End;

    /// <returns>A flow, and the first frame that is to be fed to it.</returns>
    public (Flow Flow, LogPosition From) Load(Instant moment)
    {
        foreach (CheckpointEntry entry in Usable(moment).ToArray())
            if (TryLoad(entry) is { } flow) return (flow, entry.Info.Position);
        return (new Flow(options), default);
    }

    IEnumerable<CheckpointEntry> Usable(Instant moment)
    {
        uint first = RecordingDirectory.FirstSegment(directory);
        return _checkpoints.Entries().Where(entry => entry.Info.Tick.End <= moment && entry.Info.Position.Segment >= first && !_refused.Contains(entry.Path));
    }

    Flow? TryLoad(CheckpointEntry entry)
    {
        if (CheckpointStore.Read(entry.Path, out _) is { } checkpoint)
        {
            Flow flow = new(options);
            try
            {
                StateReader state = new(checkpoint.State);
                flow.Load(ref state);
                return flow;
            }
            catch (InvalidDataException)
            {
                // of another build
            }
        }

        _refused.Add(entry.Path);
        return null;
    }
}
