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
            if (!TryHold(pieces, out Instant time))
            {
                if (pieces.Faults > 0) _remark = $"{pieces.Faults} pieces of {uri.Path} were no frames";
                return;
            }

            if (uri.Speed > 0 && dataTime is { } before && time > before) due = due.PlusSeconds(Math.Min(time.SecondsSince(before), LongestPauseSeconds) / uri.Speed);
            dataTime = time;
            double ahead = due.SecondsSince(Clock.Now);
            if (ahead > 0.001) await Task.Delay(TimeSpan.FromSeconds(ahead), stop).ConfigureAwait(false);
            await queue.AddAsync(Id, _held.AsSpan(0, _heldLength), stop).ConfigureAwait(false);
        }
    }

    bool TryHold(InputPieces pieces, out Instant time)
    {
        if (!pieces.TryRead(out ReadOnlySpan<byte> piece, out time)) return false;
        if (_held.Length < piece.Length) _held = new byte[piece.Length * 2];
        piece.CopyTo(_held);
        _heldLength = piece.Length;
        return true;
    }
}
