namespace Atalaya.Formats.Asterix.Editions;

/// <summary>Judges whether octets that decode are likely to be what they are taken for.</summary>
struct TrialVisitor : IAsterixVisitor
{
    /// <summary>24 h in units of 1/128 s.</summary>
    const ulong Day = 86400 << 7;

    bool _named;
    bool _odd;

    public int Records { get; private set; }
    public int Sound { get; private set; }

    public void BeginRecord(int start)
    {
        _odd = false;
        if (Records == 0) _named = false;
    }

    public void EndRecord(ReadOnlySpan<byte> record, int start)
    {
        Records++;
        if (!_odd && _named) Sound++;
    }

    public readonly void AbandonRecord() { }
    public readonly void BeginNode(int node) { }
    public readonly void EndNode(int node) { }

    public void Element(in AsterixElement element, ulong raw)
    {
        if (element.Role == AsterixRole.SystemArea) _named = true;
        if (element.Role == AsterixRole.TimeOfDay && raw >= Day) _odd = true;
    }

    public readonly void Octets(in AsterixElement element, ReadOnlySpan<byte> content) { }
}
