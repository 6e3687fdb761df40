using Atalaya.Core.Frames;

namespace Atalaya.Server.Live;

/// <summary>A change of what a live run works on, on its way to the flow's thread.</summary>
/// <param name="Left">Sources whose feeds have ended for it: what still waits of them comes first.</param>
sealed record Reconfiguration(LiveOptions Next, IReadOnlyList<SourceId> Left)
{
    public TaskCompletionSource Applied { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
