namespace Atalaya.Server.Outputs.Readsb;

/// <summary>Six hexadecimal digits for tracks that have no address: no two tracks of the picture have the same, and a track keeps its own while it lives.</summary>
sealed class PseudoAddresses
{
    const uint Mask = 0xFF_FFFF;

    readonly Dictionary<ulong, uint> _byTrack = [];
    readonly HashSet<uint> _used = [];

    public uint Of(ulong trackId)
    {
        if (_byTrack.TryGetValue(trackId, out uint address)) return address;
        address = (uint)(trackId * 0x9E37_79B9_7F4A_7C15 >> 40);
        while (!_used.Add(address)) address = (address + 1) & Mask;
        return _byTrack[trackId] = address;
    }

    /// <summary>Forgets the tracks that are gone.</summary>
    public void Keep(HashSet<ulong> trackIds)
    {
        foreach ((ulong id, uint address) in _byTrack)
        {
            if (trackIds.Contains(id)) continue;
            _byTrack.Remove(id);
            _used.Remove(address);
        }
    }
}
