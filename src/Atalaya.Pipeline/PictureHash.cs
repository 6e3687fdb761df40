using System.Security.Cryptography;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Pipeline;

/// <summary>
/// The picture hash: SHA-256 over the previous hash, the tick number and the canonical bytes of everything that changed in the tick, chained
/// over the ticks in which something changed. As snapshot + deltas = picture, equal hashes mean equal pictures at every tick so far,
/// at a cost that follows the changes and not the number of tracks.
/// </summary>
public sealed class PictureHash
{
    readonly StateWriter _bytes = new();
    readonly byte[] _value = new byte[SHA256.HashSizeInBytes];

    public ReadOnlySpan<byte> Value => _value;

    public override string ToString() => Convert.ToHexStringLower(_value);

    /// <summary>Enters a tick; one without changes changes nothing.</summary>
    public void Add(Tick tick, ReadOnlySpan<PictureDelta> deltas, ReadOnlySpan<byte> alerts)
    {
        if (deltas.IsEmpty && alerts.IsEmpty) return;
        _bytes.Clear();
        _bytes.Write(_value);
        _bytes.Write(tick.Number);
        _bytes.Write(deltas.Length);
        foreach (ref readonly PictureDelta delta in deltas) TrackBytes.Write(_bytes, delta.Track);
        _bytes.Write(alerts);
        SHA256.HashData(_bytes.Written, _value);
    }

    public void Save(StateWriter writer) => writer.Write(_value);

    public void Load(ref StateReader reader)
    {
        ReadOnlySpan<byte> value = reader.ReadBytes();
        if (value.Length != _value.Length) throw new InvalidDataException("state: picture hash has a wrong length");
        value.CopyTo(_value);
    }
}
