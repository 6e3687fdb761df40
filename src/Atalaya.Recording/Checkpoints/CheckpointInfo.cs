using Atalaya.Core.Frames;
using Atalaya.Core.Time;

namespace Atalaya.Recording.Checkpoints;

/// <summary>What a checkpoint says about itself.</summary>
/// <param name="BuildId">Of the program that wrote it; at most 255 bytes of UTF-8.</param>
/// <param name="Position">The first frame that is not in it: every earlier one is.</param>
/// <param name="Tick">The tick at whose end it was taken.</param>
/// <param name="PictureHash">32 bytes.</param>
public sealed record CheckpointInfo(string BuildId, LogPosition Position, Tick Tick, byte[] PictureHash);
