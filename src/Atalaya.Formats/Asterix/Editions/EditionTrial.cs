using System.Globalization;
using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.Formats.Asterix.Editions;

/// <summary>What a definition says beyond structure, to judge whether octets are records of this edition: spare bits and limits.</summary>
sealed class EditionTrial
{
    const double SecondsOfDay = 86400;

    readonly AsterixCategory _category;

    /// <summary>Spare bits of the fixed part that begins with an element; null = none.</summary>
    readonly byte[]?[] _spares;

    readonly (double Lowest, double Highest)[] _limits;

    public EditionTrial(AsterixCategory category)
    {
        _category = category;
        _spares = new byte[category.Elements.Length][];
        foreach (ref readonly AsterixNode node in category.Nodes.AsSpan()) AddSpares(node);
        foreach (ref readonly AsterixPart part in category.Parts.AsSpan())
            if (part.Cases == 0) AddSpares(part.FirstElement, part.Count, part.Octets, part.HasFx);
        _limits = [.. category.Infos.Select(Limits)];
    }

    /// <summary>Tries at most <paramref name="maxRecords"/> records of a block.</summary>
    /// <param name="broken">One of them does not fit the structure; it is counted.</param>
    public int Sound(ReadOnlySpan<byte> data, int start, int end, int maxRecords, out int records, out bool broken)
    {
        var visitor = new TrialVisitor(this);
        AsterixWalker<TrialVisitor>.Walk(_category, data, start, end, ref visitor, out AsterixFault fault, maxRecords);
        broken = fault.Kind != AsterixFaultKind.None;
        records = visitor.Records + (broken ? 1 : 0);
        return visitor.Sound;
    }

    /// <summary>The first record of a block is sound, all fit the structure and three of four are sound: real radars set a spare bit now and then.</summary>
    public bool IsSound(ReadOnlySpan<byte> data, int start, int end, int maxRecords) =>
        Sound(data, start, end, 1, out _, out _) == 1 && 4 * Sound(data, start, end, maxRecords, out int records, out bool broken) >= 3 * records && !broken;

    public bool SparesAreZero(ReadOnlySpan<byte> part, int first)
    {
        if (_spares[first] is not { } spares) return true;
        int bits = 0;
        for (int i = 0; i < spares.Length; i++) bits |= part[i] & spares[i];
        return bits == 0;
    }

    public bool IsWithinLimits(in AsterixElement element, ulong raw)
    {
        (double lowest, double highest) = _limits[element.Index];
        if (highest == double.PositiveInfinity && lowest == double.NegativeInfinity) return true;
        double value = element.Value(raw);
        return value >= lowest && value <= highest;
    }

    void AddSpares(in AsterixNode node)
    {
        bool hasFx = node.Kind == AsterixNodeKind.RepetitiveFx;
        AsterixNode part = hasFx ? _category.Nodes[node.First] : node;
        if (part is { Kind: AsterixNodeKind.Fixed, Count: > 0 } && _spares[part.First] is null) AddSpares(part.First, part.Count, part.Octets, hasFx);
    }

    void AddSpares(int first, int count, int octets, bool hasFx)
    {
        if (count == 0) return;
        byte[] spares = new byte[octets];
        Array.Fill(spares, (byte)255);
        if (hasFx) spares[^1] &= 0xFE;
        foreach (ref readonly AsterixElement element in _category.Elements.AsSpan(first, count))
            for (int bit = element.LeadingBits; bit < element.LeadingBits + element.Bits && element.Octet + bit / 8 < octets; bit++)
                spares[element.Octet + bit / 8] &= (byte)~(0x80 >> (bit & 7));
        _spares[first] = spares.AsSpan().ContainsAnyExcept((byte)0) ? spares : [];
    }

    static (double Lowest, double Highest) Limits(AsterixElementInfo info)
    {
        (double lowest, double highest) = (double.NegativeInfinity, double.PositiveInfinity);
        if (info is { Bits: 24, Unit: "s", Form: AsterixForm.Quantity } && info.Lsb == new SpecLsb(1, 128)) highest = Math.BitDecrement(SecondsOfDay);
        string[] tokens = info.Limits.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i + 1 < tokens.Length; i += 2)
        {
            if (!TryNumber(tokens[i + 1], out double number)) continue;
            switch (tokens[i])
            {
                case "<": highest = Math.BitDecrement(number); break;
                case "<=": highest = number; break;
                case ">": lowest = Math.BitIncrement(number); break;
                default: lowest = number; break;
            }
        }

        return (lowest, highest);
    }

    /// <summary>-8192, 51/2, 1/10^6; what cannot be read is no limit.</summary>
    static bool TryNumber(string text, out double number)
    {
        bool isNegative = text.StartsWith('-');
        if (!SpecLsb.TryParse(text.AsSpan(isNegative ? 1 : 0), out SpecLsb fraction)) return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        number = (isNegative ? -1.0 : 1.0) * fraction.Numerator / fraction.Denominator;
        return true;
    }
}
