using Atalaya.Core.Time;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>
/// The track numbers of one service, 1 to <paramref name="most"/>. A track keeps its number; one that was given back rests, and of those that rested long enough
/// the oldest is given out first, after all that were never used. A track that comes back finds its number if it still rests.
/// </summary>
sealed class TrackNumbers(int most, double quietSeconds)
{
    readonly LinkedList<Rest> _resting = new();
    readonly Dictionary<ulong, LinkedListNode<Rest>> _byTrack = [];
    int _neverUsed = 1;

    /// <param name="Number">Which.</param>
    /// <param name="Track">Whose it was.</param>
    /// <param name="Since">Since when it rests.</param>
    readonly record struct Rest(int Number, ulong Track, Instant Since);

    /// <summary>Gives a track its number; false = all are in use or rest.</summary>
    public bool TryTake(ulong track, Instant now, out int number)
    {
        number = 0;
        if (_byTrack.TryGetValue(track, out LinkedListNode<Rest>? own)) number = Wake(own);
        else if (_neverUsed <= most) number = _neverUsed++;
        else if (_resting.First is { } oldest && now.SecondsSince(oldest.Value.Since) >= quietSeconds) number = Wake(oldest);
        return number > 0;
    }

    public void GiveBack(int number, ulong track, Instant now) => _byTrack[track] = _resting.AddLast(new Rest(number, track, now));

    /// <summary>From now on, the same identities are of other tracks. What rests goes on resting.</summary>
    public void ForgetTracks() => _byTrack.Clear();

    int Wake(LinkedListNode<Rest> node)
    {
        _resting.Remove(node);
        if (_byTrack.TryGetValue(node.Value.Track, out LinkedListNode<Rest>? own) && own == node) _byTrack.Remove(node.Value.Track);
        return node.Value.Number;
    }
}
