using System.Text.Json;
using Atalaya.Core.Frames;
using Atalaya.Core.State;
using Atalaya.Pipeline;
using Atalaya.Recording;
using Atalaya.Recording.Checkpoints;
using Atalaya.Recording.Reading;

namespace Atalaya.Server.Live;

/// <summary>
/// Brings back the picture that a recording ended with: the newest checkpoint that can be read, then every later frame of the log.
/// </summary>
/// <param name="Flow">The flow as it stood after the last frame.</param>
/// <param name="Checkpoint">Where the checkpoint was taken; null = there was none, the whole log was applied.</param>
/// <param name="FramesApplied">Frames applied after it.</param>
sealed record Resumption(Flow Flow, LogPosition? Checkpoint, long FramesApplied)
{
    /// <param name="end">The end of the log: after a power cut a checkpoint may be ahead of it, and is not used.</param>
    public static Resumption Run(string directory, LogPosition end, FlowOptions options, CheckpointStore checkpoints, ILogger logger)
    {
        (Flow flow, LogPosition? from) = LoadNewest(end, options, checkpoints, logger);
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

    static (Flow Flow, LogPosition? From) LoadNewest(LogPosition end, FlowOptions options, CheckpointStore checkpoints, ILogger logger)
    {
        foreach (string path in checkpoints.List())
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
