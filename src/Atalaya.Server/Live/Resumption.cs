using System.Text.Json;
using Atalaya.Core.Frames;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Pipeline;
using Atalaya.Recording;
using Atalaya.Recording.Checkpoints;
using Atalaya.Recording.Reading;
using Atalaya.Server.Archive;

namespace Atalaya.Server.Live;

/// <summary>
/// Brings back the picture that a recording ended with: the newest checkpoint that can be read, then every later frame of the log.
/// </summary>
/// <param name="Flow">The flow as it stood after the last frame.</param>
/// <param name="Checkpoint">Where the checkpoint was taken; null = there was none, the whole log was applied.</param>
/// <param name="FramesApplied">Frames applied after it.</param>
sealed record Resumption(Flow Flow, LogPosition? Checkpoint, long FramesApplied)
{
    /// <param name="directory">Of the recording.</param>
    /// <param name="end">The end of the log: after a power cut a checkpoint may be ahead of it, and is not used.</param>
    /// <param name="options">Of the flow.</param>
    /// <param name="checkpoints">Of the recording.</param>
    /// <param name="logger">Says what was done.</param>
    /// <param name="memory">Sees the frames applied again.</param>
    /// <param name="archived">The archive has all rows up to this tick: a later checkpoint would leave some out. Null = there is none, or it begins now.</param>
    public static Resumption Run(string directory, LogPosition end, FlowOptions options, CheckpointStore checkpoints, ILogger logger, TrafficMemory? memory = null, Tick? archived = null)
    {
        (Flow flow, LogPosition? from) = Load(end, options, checkpoints, logger, archived);
        memory?.Load(flow);
        flow.Observer = memory;
        if (!RecordingDirectory.HasSegments(directory)) return new Resumption(flow, from, 0);
        using LogReader reader = LogReader.Open(directory);
        if (from is { } position) reader.SeekTo(position);
        long applied = 0;
        while (reader.TryRead(out Frame frame))
        {
            flow.Accept(frame);
            applied++;
        }

        foreach (LogProblem problem in reader.Problems) Log.DamagedLog(logger, problem);
        if (applied > 0 || from is not null) Log.Resumed(logger, from is { } start ? $"the checkpoint at {start}" : "the beginning of the log", applied, flow.Picture.Count);
        return new Resumption(flow, from, applied);
    }

    /// <summary>
    /// The newest checkpoint, or one of those shortly before it if the archive had not caught up with it. Where it has caught up with none, a young
    /// recording is read from its beginning; an old one goes on with a hole in its archive rather than read hours of log.
    /// </summary>
    static (Flow Flow, LogPosition? From) Load(LogPosition end, FlowOptions options, CheckpointStore checkpoints, ILogger logger, Tick? archived)
    {
        IReadOnlyList<string> all = checkpoints.List();
        HashSet<string> ahead = archived is null ? [] : [.. checkpoints.Entries().Where(entry => entry.Info.Tick > archived).Select(entry => entry.Path)];
        IEnumerable<string> recent = all.Take(CheckpointSchedule.DefaultNewest);
        IEnumerable<string> order = recent.Where(path => !ahead.Contains(path));
        bool isYoung = all.Count < CheckpointSchedule.DefaultNewest;
        if (ahead.Count == 0 || !isYoung) order = order.Concat(recent.Where(ahead.Contains)).Concat(all.Skip(CheckpointSchedule.DefaultNewest));
        (Flow Flow, LogPosition? From) loaded = LoadNewest(order, end, options, logger);
        if (loaded.From is not null && loaded.Flow.ClosedTick > archived) ArchiveLog.Hole(logger, archived.Value.End.ToString(), loaded.Flow.ClosedTick.End.ToString());
        return loaded;
    }

    static (Flow Flow, LogPosition? From) LoadNewest(IEnumerable<string> paths, LogPosition end, FlowOptions options, ILogger logger)
    {
        foreach (string path in paths)
        {
            if (CheckpointStore.Read(path, out string reason, info => info.Position <= end) is not { } checkpoint)
            {
                Log.CheckpointRefused(logger, $"{path}: {(reason.Length > 0 ? reason : "the log ends before it")}");
                continue;
            }

            Flow flow = new(options);
            try
            {
                StateReader state = new(checkpoint.State);
                flow.Load(ref state);
                return (flow, checkpoint.Info.Position);
            }
            catch (InvalidDataException exception)
            {
                Log.CheckpointRefused(logger, $"{path}: {exception.Message}");
            }
        }

        return (new Flow(options), null);
    }

    /// <summary>The payload of the start frame.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(new StartNote(Build.Version, Build.Id, Checkpoint?.ToString(), FramesApplied), LiveJson.Default.StartNote);
}

/// <summary>The payload of a start frame.</summary>
sealed record StartNote(string Version, string Build, string? ResumedFrom, long FramesApplied);
