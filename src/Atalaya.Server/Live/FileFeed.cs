using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Live;

/// <summary>Plays a recorded file as if it came in now, at the pace of its own time stamps times the speed asked for.</summary>
sealed class FileFeed(SourceId id, string name, SourceUri uri) : SourceFeed(id, name)
{
    /// <summary>A pause in the recording longer than this is cut to it.</summary>
    const double LongestPauseSeconds = 60;

    byte[] _held = [];
    int _heldLength;
    string? _remark;

    protected override bool Repeats => false;
    protected override string? Remark => _remark;

    protected override async Task FeedAsync(FrameQueue queue, CancellationToken stop)
    {
        using InputPieces pieces = new(uri);
        Set(FeedState.Connected, $"playing {uri.Path}");
        Instant? dataTime = null;
        Instant due = Clock.Now;
        while (true)
        {
            if (!TryQueue(pieces, queue, stop, dataTime, out double wait, out Instant time))
            {
                if (pieces.Faults > 0) _remark = $"{pieces.Faults} pieces of {uri.Path} were no frames";
                return;
            }

            dataTime = time;
            if (wait <= 0) continue;
            due = due.PlusSeconds(wait);
            double ahead = due.SecondsSince(Clock.Now);
            if (ahead > 0.001) await Task.Delay(TimeSpan.FromSeconds(ahead), stop).ConfigureAwait(false);
            queue.Add(Id, _held.AsSpan(0, _heldLength), stop);
        }
    }

    /// <summary>Queues the next piece if it is due; else holds it and says how long to wait.</summary>
    bool TryQueue(InputPieces pieces, FrameQueue queue, CancellationToken stop, Instant? previous, out double wait, out Instant time)
    {
        wait = 0;
        if (!pieces.TryRead(out ReadOnlySpan<byte> piece, out time)) return false;
        if (uri.Speed > 0 && previous is { } before && time > before) wait = Math.Min(time.SecondsSince(before), LongestPauseSeconds) / uri.Speed;
        if (wait <= 0)
        {
            queue.Add(Id, piece, stop);
            return true;
        }

        if (_held.Length < piece.Length) _held = new byte[piece.Length * 2];
        piece.CopyTo(_held);
        _heldLength = piece.Length;
        return true;
    }
}
