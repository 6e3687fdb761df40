using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.AsterixGenerator.Layout;

/// <summary>Where the bits of an element stand within its fixed part; numbers as in the engine's tables.</summary>
sealed class ElementLayout(SpecNode source, string path, string name, int bit)
{
    public SpecNode Source => source;
    public int Index { get; set; } = -1;

    /// <summary>As in faults and reports, e.g. <c>020/ADSB/EP</c>.</summary>
    public string Path => path;

    /// <summary>Name of the generated property.</summary>
    public string Name => name;

    /// <summary>Of a dependent element: an expression over the raw values of its part; empty = always there.</summary>
    public string Condition { get; set; } = "";

    /// <summary>First bit, from the start of the fixed part.</summary>
    public int Bit => bit;

    public int Bits => source.Bits;
    public bool IsWide => source.Bits > 64;
    public bool IsQuantity => source.Content == SpecContent.Quantity;
    public bool IsSigned => source.Signed && source.Content is (SpecContent.Integer or SpecContent.Quantity);

    /// <summary>Characters of whole octets, which can be handed out as they are.</summary>
    public bool IsAscii => source.Content == SpecContent.Ascii && bit % 8 == 0 && source.Bits % 8 == 0;

    public bool IsIcao => source.Content == SpecContent.Icao;
}
