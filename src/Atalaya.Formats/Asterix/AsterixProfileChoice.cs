namespace Atalaya.Formats.Asterix;

/// <summary>
/// The profile of the record at hand, kept for those that follow in the block: one without selector has the profile of the record before
/// it if that is of the same source, else the first.
/// </summary>
struct AsterixProfileChoice
{
    ulong? _source;

    public int Profile { get; set; }

    /// <summary>False where nothing in the record told, so that the profile is an assumption.</summary>
    public bool Choose(AsterixProfiles profiles, in AsterixKeys keys)
    {
        if (keys.TryGet(profiles.AreaKey, out ulong area) && keys.TryGet(profiles.IdentificationKey, out ulong identification))
        {
            ulong source = area << 8 | identification;
            if (_source is { } before && before != source) Profile = 0;
            _source = source;
        }

        if (!keys.TryGet(profiles.SelectorKey, out ulong value) || !profiles.BySelector.TryGetValue((uint)value, out int profile)) return false;
        Profile = profile;
        return true;
    }
}
