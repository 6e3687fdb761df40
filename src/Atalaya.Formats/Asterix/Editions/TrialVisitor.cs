namespace Atalaya.Formats.Asterix.Editions;

/// <summary>Counts the records that are sound: they name their source, their spare bits are zero and their values within the limits of the definition.</summary>
struct TrialVisitor(EditionTrial trial) : IAsterixVisitor
{
    readonly EditionTrial _trial = trial;
    bool _named;
    bool _odd;

    public int Records { get; private set; }
    public int Sound { get; private set; }

    public void BeginRecord(int start) => _odd = false;

    public void EndRecord(ReadOnlySpan<byte> record, int start)
    {
        Records++;
        if (_named && !_odd) Sound++;
    }

    public readonly void AbandonRecord() { }
    public readonly void BeginNode(int node) { }
    public readonly void EndNode(int node) { }

    /// <summary>A fixed part begins at <paramref name="position"/>; <paramref name="first"/> is its first element.</summary>
    public void Part(ReadOnlySpan<byte> data, int position, int first) => _odd |= !_trial.SparesAreZero(data[position..], first);

    public void Element(in AsterixElement element, ulong raw)
    {
        _named |= element.Role == AsterixRole.SystemArea;
        _odd |= !_trial.IsWithinLimits(element, raw);
    }

    public readonly void Octets(in AsterixElement element, ReadOnlySpan<byte> content) { }
}
