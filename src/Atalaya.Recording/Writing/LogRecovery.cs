using Atalaya.Core.Frames;

namespace Atalaya.Recording.Writing;

/// <summary>What opening an existing recording found in its newest segment.</summary>
/// <param name="Frames">Whole frames in the newest segment.</param>
/// <param name="CutAt">Where a torn tail was cut; null if there was none.</param>
/// <param name="CutBytes">How many bytes were cut: the beginning of a write that never finished.</param>
/// <param name="Problems">Damage before the end. It stays as it is; the frames around it are kept.</param>
public sealed record LogRecovery(long Frames, LogPosition? CutAt, long CutBytes, IReadOnlyList<LogProblem> Problems)
{
    public static LogRecovery Nothing { get; } = new(0, null, 0, []);
}
