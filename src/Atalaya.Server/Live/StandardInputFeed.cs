using Atalaya.Core.Frames;

namespace Atalaya.Server.Live;

/// <summary>Reads standard input as a stream.</summary>
sealed class StandardInputFeed(SourceId id, string name) : SourceFeed(id, name)
{
    protected override bool Repeats => false;

    protected override async Task FeedAsync(FrameQueue queue, CancellationToken stop)
    {
        await using Stream input = Console.OpenStandardInput();
        Set(FeedState.Connected);
        byte[] buffer = new byte[FrameQueue.MaxStreamPiece];
        while (true)
        {
            int read = await input.ReadAsync(buffer, stop).AsTask().WaitAsync(stop).ConfigureAwait(false); // a console read cannot be cancelled: it is left behind
            if (read == 0) return;
            await queue.AddAsync(Id, buffer.AsSpan(0, read), stop).ConfigureAwait(false);
        }
    }
}
