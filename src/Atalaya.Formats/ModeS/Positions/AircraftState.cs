using Atalaya.Core.State;
using Atalaya.Formats.ModeS.Messages;

namespace Atalaya.Formats.ModeS.Positions;

/// <summary>What a decoder remembers of one address. Times are nanoseconds of the clock the decoder is driven by; long.MinValue = never.</summary>
struct AircraftState
{
    public const byte Unknown = 255;
    public const long Never = long.MinValue;

    /// <summary>Bytes that <see cref="Save(StateWriter)"/> writes.</summary>
    public const int SavedLength = 143;

    /// <summary>Address, with <see cref="NonIcaoBit"/> for an address that no State assigned.</summary>
    public uint Key;
    public long HeardTime;

    public CprCode Even, Odd;
    public long EvenTime, OddTime;
    public bool EvenIsSurface, OddIsSurface;

    /// <summary>The last accepted place, degrees.</summary>
    public double Latitude, Longitude;
    public long PositionTime;
    public PositionVerdict Verdict;

    /// <summary>Parities heard since the unconfirmed place: 1 even, 2 odd.</summary>
    public byte FreshParities;

    /// <summary>Contradicting messages in a row.</summary>
    public byte Contradictions;

    public byte Version, Nic, NacP, NacV, Sil, Sda, Gva, NicSupplementA, NicSupplementC;

    /// <summary>Emitter category, 0 = not heard.</summary>
    public byte Category;

    public short GeometricMinusPressureFeet;
    public long DifferenceTime;

    /// <summary>Pressure altitude.</summary>
    public int AltitudeFeet;
    public long AltitudeTime;

    /// <summary>Velocity over ground.</summary>
    public short EastKnots, NorthKnots;
    public long VelocityTime;

    /// <summary>Eight six-bit characters as sent.</summary>
    public ulong Characters;
    public long CharactersTime;

    public const uint NonIcaoBit = 1u << 24;

    public static AircraftState Create(uint key) => new()
    {
        Key = key,
        HeardTime = Never,
        EvenTime = Never,
        OddTime = Never,
        PositionTime = Never,
        DifferenceTime = Never,
        AltitudeTime = Never,
        VelocityTime = Never,
        CharactersTime = Never,
        Version = Unknown,
        Nic = Unknown,
        NacP = Unknown,
        NacV = Unknown,
        Sil = Unknown,
        Sda = Unknown,
        Gva = Unknown,
        NicSupplementA = Unknown,
        NicSupplementC = Unknown,
    };

    public readonly void Save(StateWriter writer)
    {
        writer.Write(Key);
        writer.Write(HeardTime);
        Save(writer, Even, EvenTime, EvenIsSurface);
        Save(writer, Odd, OddTime, OddIsSurface);
        writer.Write(Latitude);
        writer.Write(Longitude);
        writer.Write(PositionTime);
        writer.Write((byte)Verdict);
        writer.Write(FreshParities);
        writer.Write(Contradictions);
        writer.Write([Version, Nic, NacP, NacV, Sil, Sda, Gva, NicSupplementA, NicSupplementC, Category]);
        writer.Write((int)GeometricMinusPressureFeet);
        writer.Write(DifferenceTime);
        writer.Write(AltitudeFeet);
        writer.Write(AltitudeTime);
        writer.Write((int)EastKnots);
        writer.Write((int)NorthKnots);
        writer.Write(VelocityTime);
        writer.Write(Characters);
        writer.Write(CharactersTime);
    }

    public static AircraftState Load(ref StateReader reader)
    {
        AircraftState state = Create(reader.ReadUInt32());
        state.HeardTime = reader.ReadInt64();
        (state.Even, state.EvenTime, state.EvenIsSurface) = LoadCode(ref reader, false);
        (state.Odd, state.OddTime, state.OddIsSurface) = LoadCode(ref reader, true);
        state.Latitude = reader.ReadDouble();
        state.Longitude = reader.ReadDouble();
        state.PositionTime = reader.ReadInt64();
        state.Verdict = (PositionVerdict)reader.ReadByte();
        state.FreshParities = reader.ReadByte();
        state.Contradictions = reader.ReadByte();
        ReadOnlySpan<byte> quality = reader.ReadBytes();
        if (quality.Length != 10) throw new InvalidDataException("state: an aircraft has another number of quality fields");
        (state.Version, state.Nic, state.NacP, state.NacV, state.Sil) = (quality[0], quality[1], quality[2], quality[3], quality[4]);
        (state.Sda, state.Gva, state.NicSupplementA, state.NicSupplementC, state.Category) = (quality[5], quality[6], quality[7], quality[8], quality[9]);
        state.GeometricMinusPressureFeet = (short)reader.ReadInt32();
        state.DifferenceTime = reader.ReadInt64();
        state.AltitudeFeet = reader.ReadInt32();
        state.AltitudeTime = reader.ReadInt64();
        state.EastKnots = (short)reader.ReadInt32();
        state.NorthKnots = (short)reader.ReadInt32();
        state.VelocityTime = reader.ReadInt64();
        state.Characters = reader.ReadUInt64();
        state.CharactersTime = reader.ReadInt64();
        return state;
    }

    static void Save(StateWriter writer, in CprCode code, long time, bool surface)
    {
        writer.Write(code.Latitude);
        writer.Write(code.Longitude);
        writer.Write(time);
        writer.Write(surface);
    }

    static (CprCode Code, long Time, bool Surface) LoadCode(ref StateReader reader, bool isOdd)
    {
        const uint Mask = CprCode.Steps - 1;
        uint latitude = reader.ReadUInt32() & Mask;
        uint longitude = reader.ReadUInt32() & Mask;
        long time = reader.ReadInt64();
        return (new CprCode(isOdd, latitude, longitude), time, reader.ReadBoolean());
    }
}
