using System.Runtime.InteropServices;
using Atalaya.Core.Identity;

namespace Atalaya.Fusion.Identifying;

/// <summary>
/// Which tracks have an identity, and where a track is. A key belongs to one track and joins it when the track begins or is recognised;
/// after an identity conflict several have it. Read by all sectors at once, changed only in the serial parts of a tick; never enumerated.
/// </summary>
sealed class IdentityDirectory
{
    readonly Dictionary<ulong, KeyHolder> _byKey = [];

    /// <summary>All tracks of the keys that more than one has; the first of them stands in <see cref="_byKey"/> too.</summary>
    readonly Dictionary<ulong, KeyHolders> _shared = [];

    readonly Dictionary<ulong, int> _byTrack = [];

    /// <summary>True if any key has more than one track.</summary>
    public bool AnyShared => _shared.Count > 0;

    /// <summary>The track that has the identity; where several have it, that of the lowest id.</summary>
    public bool TryFind(in ObjectIdentity identity, out TrackHandle handle)
    {
        IdentityKeys keys = new(identity);
        return TryFind(keys.SystemTrack, out handle) || TryFind(keys.Address, out handle) || TryFind(keys.Mmsi, out handle) || TryFind(keys.DroneSerial, out handle);
    }

    /// <summary>All tracks that have the identity, as its first known key tells.</summary>
    public KeyHolders Holders(in ObjectIdentity identity)
    {
        IdentityKeys keys = new(identity);
        if (TryHolders(keys.SystemTrack, out KeyHolders holders) || TryHolders(keys.Address, out holders) || TryHolders(keys.Mmsi, out holders)) return holders;
        TryHolders(keys.DroneSerial, out holders);
        return holders;
    }

    public bool TryFindTrack(ulong trackId, out TrackHandle handle)
    {
        bool found = _byTrack.TryGetValue(trackId, out int value);
        handle = new TrackHandle(value);
        return found;
    }

    /// <summary>Notes a track's place, and its keys beside those who have them; call again when it moves.</summary>
    public void Set(ulong trackId, in ObjectIdentity identity, TrackHandle handle)
    {
        _byTrack[trackId] = handle.Value;
        IdentityKeys keys = new(identity);
        KeyHolder holder = new(trackId, handle);
        Set(keys.SystemTrack, holder);
        Set(keys.Address, holder);
        Set(keys.Mmsi, holder);
        Set(keys.DroneSerial, holder);
    }

    public void RemoveTrack(ulong trackId) => _byTrack.Remove(trackId);

    /// <summary>Takes a track's keys out.</summary>
    public void RemoveKeys(ulong trackId, in ObjectIdentity identity)
    {
        IdentityKeys keys = new(identity);
        Remove(keys.SystemTrack, trackId);
        Remove(keys.Address, trackId);
        Remove(keys.Mmsi, trackId);
        Remove(keys.DroneSerial, trackId);
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
        _shared.Clear();
        _byTrack.Clear();
    }

    void Set(ulong key, KeyHolder holder)
    {
        if (key == 0) return;
        ref KeyHolder first = ref CollectionsMarshal.GetValueRefOrAddDefault(_byKey, key, out bool exists);
        if (!exists || (first.TrackId == holder.TrackId && !_shared.ContainsKey(key)))
        {
            first = holder;
            return;
        }

        ref KeyHolders holders = ref CollectionsMarshal.GetValueRefOrAddDefault(_shared, key, out bool shared);
        if (!shared) holders.Set(first);
        holders.Set(holder);
        first = holders[0];
    }

    void Remove(ulong key, ulong trackId)
    {
        if (!TryHolders(key, out KeyHolders holders)) return;
        holders.Remove(trackId);
        if (holders.Count == 0) _byKey.Remove(key);
        else _byKey[key] = holders[0];
        if (holders.Count > 1) _shared[key] = holders;
        else _shared.Remove(key);
    }

    bool TryHolders(ulong key, out KeyHolders holders)
    {
        if (key != 0 && _shared.TryGetValue(key, out holders)) return true;
        holders = default;
        return key != 0 && _byKey.TryGetValue(key, out KeyHolder first) && holders.Set(first);
    }

    bool TryFind(ulong key, out TrackHandle handle)
    {
        handle = TrackHandle.None;
        if (key == 0 || !_byKey.TryGetValue(key, out KeyHolder holder)) return false;
        handle = holder.Handle;
        return true;
    }
}
