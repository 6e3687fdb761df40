namespace Atalaya.Recording.Checkpoints;

/// <summary>A checkpoint file with a readable header; its state has not been looked at.</summary>
public sealed record CheckpointEntry(string Path, CheckpointInfo Info, long LengthBytes);
