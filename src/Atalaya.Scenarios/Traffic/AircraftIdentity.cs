using System.Globalization;

namespace Atalaya.Scenarios.Traffic;

/// <summary>An aircraft's names: an address in a block of a State of the region, an invented operator, a squawk of its own.</summary>
readonly record struct AircraftIdentity(uint Address, ushort Mode3A, string Callsign)
{
    const int GenerationsApart = 60;
    const int LargeGenerationsApart = 15;

    static readonly string[] Operators = ["GPA", "ORX", "BQV", "TBG", "MRQ", "CZU"];

    // First address and size of allocations of ICAO Annex 10 vol. III, table 9-1 (the United States for those a larger scale adds).
    static readonly (uint First, uint Size)[] Blocks = [(0x0C6000, 4096), (0x0D8000, 32768), (0x340000, 262144), (0x400000, 262144), (0x0AC000, 4096)];

    static readonly (uint First, uint Size) LargeBlock = (0xA00001, 915_000);

    public static AircraftIdentity For(ulong seed, int slot, int generation, bool helicopter, bool light)
    {
        var random = new RandomStream(seed, RandomPurpose.Identity, (ulong)slot, (ulong)generation);
        bool national = helicopter || light;
        int block = national ? 0 : random.Below(Blocks.Length);
        bool large = slot >= AircraftSlot.BaseCount;
        (uint first, uint size) = large ? LargeBlock : Blocks[block];
        int apart = large ? LargeGenerationsApart : GenerationsApart;
        uint address = first + (uint)(slot * apart + generation % apart) % size;
        string callsign = national
            ? string.Create(CultureInfo.InvariantCulture, $"9Y{(char)('A' + random.Below(26))}{(char)('A' + random.Below(26))}{(char)('A' + random.Below(26))}")
            : string.Create(CultureInfo.InvariantCulture, $"{Operators[random.Below(Operators.Length)]}{100 + random.Below(900)}");
        return new AircraftIdentity(address, Squawk(slot, generation), callsign);
    }

    /// <summary>A code below 7000, so no emergency and no VFR code, scattered by a multiplier prime to their number.</summary>
    static ushort Squawk(int slot, int generation) => (ushort)(1 + ((uint)(slot * 7 + generation) * 1117u + 0x0101) % 3583u);
}
