namespace Atalaya.Recording.Checkpoints;

/// <summary>A checkpoint that was passed over, and why.</summary>
public sealed record CheckpointRefusal(string Path, string Reason);
