namespace Atalaya.Formats.Asterix;

/// <summary>
/// The profile of the record at hand, kept for those that follow in the block: one without selector has the profile of the record before
/// it if that is of the same source, else the first.
/// </summary>
public struct AsterixProfileChoice
{
    ulong? _source;

    /// <summary>Number of the profile, from 0.</summary>
    public int Profile { readonly get; internal set; }

    /// <summary>Nothing in the record told its profile.</summary>
    public bool IsAssumed { readonly get; private set; }

    internal void Choose(AsterixProfiles profiles, in AsterixKeys keys)
    {
        bool hasSource = keys.TryGet(profiles.AreaKey, out ulong area) & keys.TryGet(profiles.IdentificationKey, out ulong identification);
        bool isTold = keys.TryGet(profiles.SelectorKey, out ulong value) & profiles.BySelector.TryGetValue((uint)value, out int profile);
        Choose(hasSource ? area << 8 | identification : null, isTold ? profile : null);
    }

    /// <param name="source">SAC and SIC; null = not sent.</param>
    /// <param name="told">The profile that the selector tells; null = not sent, or a value of no profile.</param>
    internal void Choose(ulong? source, int? told)
    {
        if (source is not null)
        {
            if (_source is not null && _source != source) Profile = 0;
            _source = source;
        }

        IsAssumed = told is null;
        Profile = told ?? Profile;
    }
}
