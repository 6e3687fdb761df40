namespace Atalaya.Recording.Checkpoints;

/// <summary>A checkpoint whose every byte was checked.</summary>
public sealed record Checkpoint(string Path, CheckpointInfo Info, byte[] State);
