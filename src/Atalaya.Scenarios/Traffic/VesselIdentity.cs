using System.Globalization;
using Atalaya.Scenarios.Events;
using Atalaya.Scenarios.Motion;

namespace Atalaya.Scenarios.Traffic;

/// <summary>A vessel's particulars: all invented, with country codes of MMSI and call sign that belong together and an IMO number whose check digit holds.</summary>
sealed record VesselIdentity
{
    static readonly string[] FirstWords =
        ["GULF", "PARIA", "CORAL", "SCARLET", "AMBER", "SILVER", "MANGROVE", "LAGOON", "TRADE", "NARIVA", "COCOA", "ORINOCO", "BLUE", "NORTHERN", "SOUTHERN", "GOLDEN", "CEDAR", "EASTERN", "QUIET", "BRIGHT"];

    static readonly string[] SecondWords =
        ["HERON", "IBIS", "PELICAN", "DAWN", "STAR", "WIND", "TIDE", "SPIRIT", "VENTURE", "PIONEER", "PEARL", "CURRENT", "LEGEND", "HARMONY", "CARRIER", "TRADER", "PROGRESS", "HORIZON", "GLORY", "PASSAGE", "LANTERN", "MERIDIAN", "TERN"];

    const int GenerationsApart = 6;

    static readonly string[] Destinations = ["TTPTS", "TTPOS", "TTPTF", "VEGUI", "TTCHA", "BBBGI", "GYGEO", "USHOU", "NLRTM", "COCTG"];

    // MID and call sign prefix (ITU): Trinidad and Tobago, Venezuela, Liberia, Marshall Islands, Panama, Bahamas, St Vincent.
    static readonly (uint Mid, string Prefix)[] Local = [(362, "9Y"), (362, "9Z"), (775, "YV")];
    static readonly (uint Mid, string Prefix)[] Foreign = [(636, "D5"), (538, "V7"), (352, "3E"), (311, "C6"), (377, "J8"), (775, "YV")];

    public AisKind Ais { get; private init; }
    public uint Mmsi { get; private init; }
    public uint Imo { get; private init; }
    public string Name { get; private init; } = "";
    public string Callsign { get; private init; } = "";
    public string Destination { get; private init; } = "";
    public byte ShipType { get; private init; }
    public byte NavigationStatus { get; private init; }
    public ushort LengthMeters { get; private init; }
    public ushort BeamMeters { get; private init; }

    public static VesselIdentity For(ulong seed, int slot, int generation, VesselRole role)
    {
        var random = new RandomStream(seed, RandomPurpose.Identity, (ulong)slot, (uint)generation | 1UL << 32);
        uint serial = (uint)(slot * GenerationsApart + generation % GenerationsApart);
        bool big = role is VesselRole.Transit or VesselRole.Anchored;
        (uint mid, string prefix) = big ? Foreign[random.Below(Foreign.Length)] : Local[random.Below(Local.Length)];
        (byte type, int shortest, int longest) = TypeOf(role, ref random);
        int length = shortest + random.Below(longest - shortest + 1);
        bool hasAis = role != VesselRole.Dark;
        return new VesselIdentity
        {
            Ais = !hasAis ? AisKind.None : role is VesselRole.Fishing or VesselRole.Leisure ? AisKind.ClassB : AisKind.ClassA,
            // 387,421 is prime to 10^6: every serial has a number of its own.
            Mmsi = hasAis ? mid * 1_000_000 + (uint)(serial * 387_421UL % 1_000_000) : 0,
            Imo = big ? ImoNumber(910_000 + serial * 61 % 89_999) : 0,
            Name = hasAis ? NameOf(serial) : "",
            Callsign = hasAis ? string.Create(CultureInfo.InvariantCulture, $"{prefix}{(char)('A' + random.Below(26))}{(char)('A' + random.Below(26))}{2 + random.Below(8)}") : "",
            Destination = big || role == VesselRole.Ferry ? Destinations[random.Below(Destinations.Length)] : "",
            ShipType = type,
            NavigationStatus = role switch { VesselRole.Anchored => 1, VesselRole.Fishing => 7, _ => 0 },
            LengthMeters = (ushort)length,
            BeamMeters = (ushort)Math.Max(2, length / (length > 60 ? 6 : 4)),
        };
    }

    public ScenarioObject ToObject(int id, IMotion motion, double birthSeconds, double offsetSeconds, ScenarioRole role = ScenarioRole.Ordinary) =>
        new(id, ObjectKind.Vessel, motion, birthSeconds, offsetSeconds)
        {
            Ais = Ais,
            Mmsi = Mmsi,
            Imo = Imo,
            Name = Name,
            Callsign = Callsign,
            Destination = Destination,
            ShipType = ShipType,
            NavigationStatus = NavigationStatus,
            LengthMeters = LengthMeters,
            BeamMeters = BeamMeters,
            DraughtMeters = LengthMeters / 18.0,
            MastMeters = 3 + LengthMeters * 0.14,
            Role = role,
        };

    /// <summary>AIS ship and cargo type, shortest and longest in metres.</summary>
    static (byte Type, int Shortest, int Longest) TypeOf(VesselRole role, ref RandomStream random) => role switch
    {
        VesselRole.Ferry => (40, 35, 98),
        VesselRole.Transit or VesselRole.Anchored => random.Below(3) switch { 0 => ((byte)80, 140, 274), 1 => ((byte)70, 110, 229), _ => ((byte)84, 180, 288) },
        VesselRole.Work => random.Chance(0.5) ? ((byte)52, 24, 36) : ((byte)90, 40, 75),
        VesselRole.Patrol => (55, 30, 56),
        VesselRole.Fishing => (30, 9, 22),
        VesselRole.Leisure => random.Chance(0.6) ? ((byte)36, 9, 17) : ((byte)37, 8, 20),
        _ => (0, 7, 9),
    };

    static string NameOf(uint serial)
    {
        uint count = (uint)(FirstWords.Length * SecondWords.Length);
        uint pair = serial * 97 % count;
        string name = $"{FirstWords[pair % FirstWords.Length]} {SecondWords[pair / FirstWords.Length]}";
        uint repeat = serial / count;
        return repeat == 0 ? name : $"{name} {Digit(repeat / 36)}{Digit(repeat % 36)}";

        // Two characters, so that the longest name keeps within the twenty that AIS has.
        static char Digit(uint value) => (char)(value < 10 ? '0' + value : 'A' + value - 10);
    }

    /// <summary>Six digits and the check digit: the last digit of the sum of the digits weighted 7 to 2 (IMO A.1117(30)).</summary>
    static uint ImoNumber(uint sixDigits)
    {
        uint sum = 0;
        uint rest = sixDigits;
        for (uint weight = 2; weight <= 7; weight++, rest /= 10) sum += rest % 10 * weight;
        return sixDigits * 10 + sum % 10;
    }
}
