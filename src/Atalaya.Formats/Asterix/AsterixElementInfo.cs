using Atalaya.Formats.Asterix.Specs;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.Asterix;

/// <summary>What people and text outputs need of an element.</summary>
public sealed class AsterixElementInfo
{
    /// <summary>Item and names, e.g. <c>020/ADSB/EP</c>, <c>040/RHO</c>, <c>140</c>.</summary>
    public required string Path { get; init; }

    public required string Name { get; init; }
    public required string Title { get; init; }
    public required int Bits { get; init; }
    public required AsterixForm Form { get; init; }
    public SpecContent Content { get; init; }

    /// <summary>Zero numerator = not a quantity.</summary>
    public SpecLsb Lsb { get; init; }

    public string Unit { get; init; } = "";
    public string Limits { get; init; } = "";
    public IReadOnlyDictionary<int, string> Table { get; init; } = new Dictionary<int, string>();

    /// <summary>JSON before and after the value: separator, opened groups, name; closed groups.</summary>
    public JsonPiece Before { get; init; }

    public byte[] After { get; set; } = [];

    /// <summary>Quantities: value × 10^Digits = raw × Factor, exactly; a factor of 0 = too large, print the shortest double.</summary>
    public long Factor { get; init; }

    public int Digits { get; init; }
}
