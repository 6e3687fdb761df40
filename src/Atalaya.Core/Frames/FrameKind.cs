namespace Atalaya.Core.Frames;

/// <summary>What a frame of the log holds. The values are on disk: they never change meaning.</summary>
public enum FrameKind : byte
{
    /// <summary>Bytes a sensor sent, exactly as received: a datagram, or a piece of a stream cut anywhere.</summary>
    SensorData = 1,

    /// <summary>Nothing happened, time went on: sent every 100 ms, so that silence and coasting replay too. No payload.</summary>
    Heartbeat = 2,

    /// <summary>The configuration in force from here on: UTF-8 JSON of <c>PipelineConfiguration</c>; secrets are references.</summary>
    Configuration = 3,

    /// <summary>A program started: UTF-8 JSON with the build id and, if it resumed, checkpoint and log position.</summary>
    Start = 4,

    /// <summary>A program stopped cleanly. No payload.</summary>
    Stop = 5,

    /// <summary>An operator's action: UTF-8 JSON.</summary>
    OperatorAction = 6,

    /// <summary>The log could not be written for a while: UTF-8 JSON with the reason, from, to and the frames lost.</summary>
    Gap = 7,

    /// <summary>Load was shed by a deterministic rule: UTF-8 JSON with the rule and its extent.</summary>
    Shed = 8,

    /// <summary>The link of a source changed (connected, lost): UTF-8 JSON.</summary>
    SourceLink = 9,
}
