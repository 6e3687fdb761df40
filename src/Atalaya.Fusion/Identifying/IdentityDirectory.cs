using Atalaya.Core.Identity;

namespace Atalaya.Fusion.Identifying;

/// <summary>
/// Which track has an identity, and where a track is. A key belongs to one track at a time and joins it when the track begins or is
/// recognised. Read by all sectors at once, changed only in the serial parts of a tick; never enumerated.
/// </summary>
sealed class IdentityDirectory
{
    readonly Dictionary<ulong, int> _byKey = [];
    readonly Dictionary<ulong, int> _byTrack = [];

    public bool TryFind(in ObjectIdentity identity, out TrackHandle handle)
    {
        IdentityKeys keys = new(identity);
        return TryFind(keys.SystemTrack, out handle) || TryFind(keys.Address, out handle) || TryFind(keys.Mmsi, out handle) || TryFind(keys.DroneSerial, out handle);
    }

    public bool TryFindTrack(ulong trackId, out TrackHandle handle)
    {
        bool found = _byTrack.TryGetValue(trackId, out int value);
        handle = new TrackHandle(value);
        return found;
    }

    /// <summary>Notes a track's place, and its keys; call again when it moves.</summary>
    public void Set(ulong trackId, in ObjectIdentity identity, TrackHandle handle)
    {
        _byTrack[trackId] = handle.Value;
        IdentityKeys keys = new(identity);
        if (keys.SystemTrack != 0) _byKey[keys.SystemTrack] = handle.Value;
        if (keys.Address != 0) _byKey[keys.Address] = handle.Value;
        if (keys.Mmsi != 0) _byKey[keys.Mmsi] = handle.Value;
        if (keys.DroneSerial != 0) _byKey[keys.DroneSerial] = handle.Value;
    }

    public void RemoveTrack(ulong trackId) => _byTrack.Remove(trackId);

    /// <summary>Takes a track's keys out, as far as they are still its own.</summary>
    public void RemoveKeys(in ObjectIdentity identity, TrackHandle handle)
    {
        IdentityKeys keys = new(identity);
        Remove(keys.SystemTrack, handle);
        Remove(keys.Address, handle);
        Remove(keys.Mmsi, handle);
        Remove(keys.DroneSerial, handle);
    }

    /// <summary>Takes from an identity the keys that another track has.</summary>
    public void WithoutTaken(ref ObjectIdentity identity)
    {
        IdentityKeys keys = new(identity);
        if (TryFind(keys.Address, out _)) (identity.Address, identity.AddressKind) = (0, AddressKind.None);
        if (TryFind(keys.Mmsi, out _)) identity.Mmsi = 0;
        if (TryFind(keys.DroneSerial, out _)) identity.DroneSerial = default;
    }

    public void Clear()
    {
        _byKey.Clear();
        _byTrack.Clear();
    }

    void Remove(ulong key, TrackHandle handle)
    {
        if (TryFind(key, out TrackHandle owner) && owner == handle) _byKey.Remove(key);
    }

    bool TryFind(ulong key, out TrackHandle handle)
    {
        handle = TrackHandle.None;
        if (key == 0 || !_byKey.TryGetValue(key, out int value)) return false;
        handle = new TrackHandle(value);
        return true;
    }
}
