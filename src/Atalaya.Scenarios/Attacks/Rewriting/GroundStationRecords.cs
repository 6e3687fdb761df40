using Atalaya.Core.Identity;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Categories;
using Atalaya.Scenarios.Attacks.Running;
using Atalaya.Scenarios.Sensors;

namespace Atalaya.Scenarios.Attacks.Rewriting;

/// <summary>Target reports of an ADS-B ground station (category 021) as statements, and back.</summary>
sealed class GroundStationRecords
{
    public const int Category = 21;

    const ulong FnvOffset = 0xCBF2_9CE4_8422_2325, FnvPrime = 0x0000_0100_0000_01B3;
    const double FeetPerLevel = 100, SecondsPerHour = 3600;
    const double MetersPerNauticalMile = 1852;

    /// <summary>Containment 2 NM, error below 1 NM, velocity to 10 m/s; good ones in reports of ghosts.</summary>
    const int DegradedNic = 4, DegradedNacP = 5, DegradedNacV = 1, GoodNic = 8, GoodNacP = 9, GoodNacV = 2;

    readonly AsterixRecordBuilder _builder = new(AsterixCatalog.Default[Category]!);
    readonly AsterixLayout _layout = new();
    (int Sac, int Sic)? _station;

    /// <summary>Learns the station's name from a report.</summary>
    public void Note(in Cat021Record record)
    {
        if (record.HasI010) _station = (record.I010.SAC, record.I010.SIC);
    }

    public static bool TryRead(in Cat021Record record, ReadOnlySpan<byte> octets, Instant heard, out Statement statement)
    {
        statement = default;
        if (record.I080 is not { } stated || (!record.HasI130 && !record.HasI131)) return false;
        uint address = (uint)stated;
        statement = new Statement
        {
            Sender = ObjectKey.Aircraft(address),
            Key = address,
            Time = heard,
            Content = HashOf(octets),
            Parts = StatementParts.Position | StatementParts.Quality,
            Latitude = record.HasI131 ? record.I131.LAT : record.I130.LAT,
            Longitude = record.HasI131 ? record.I131.LON : record.I130.LON,
        };
        if (record.HasI160)
        {
            statement.Parts |= StatementParts.Velocity;
            (statement.East, statement.North) = PlaneMath.Vector(record.I160.GS * MetersPerNauticalMile, record.I160.TA);
        }

        if (record.I145 is { } level) (statement.Parts, statement.PressureFeet) = (statement.Parts | StatementParts.PressureHeight, level * FeetPerLevel);
        if (record.I140 is { } feet) (statement.Parts, statement.GeometricFeet) = (statement.Parts | StatementParts.GeometricHeight, feet);
        return true;
    }

    /// <summary>The record as the statement has it; all items that it does not concern stay.</summary>
    public byte[] Apply(ReadOnlySpan<byte> octets, in Statement statement)
    {
        if (!_builder.Load(octets, _layout)) return octets.ToArray();
        Cat021Record.TryRead(octets, out Cat021Record record, out _);
        if ((statement.Changed & StatementParts.Key) != 0) _builder.SetRaw("080", statement.Key);
        if ((statement.Changed & StatementParts.Position) != 0)
        {
            if (record.HasI130) _builder.Set("130/LAT", statement.Latitude).Set("130/LON", Longitude(statement.Longitude));
            if (record.HasI131) _builder.Set("131/LAT", statement.Latitude).Set("131/LON", Longitude(statement.Longitude));
        }

        if ((statement.Changed & StatementParts.Velocity) != 0) SetVelocity(statement.East, statement.North);
        if ((statement.Changed & StatementParts.PressureHeight) != 0) _builder.Set("145", statement.PressureFeet / FeetPerLevel);
        if ((statement.Changed & StatementParts.GeometricHeight) != 0) _builder.Set("140", statement.GeometricFeet);
        if (statement.Gnss == GnssCondition.Degraded && record.HasI090) SetQuality(DegradedNacV, DegradedNic, record.I090.NACP is null ? null : DegradedNacP);
        return _builder.ToArray(_layout);
    }

    /// <summary>A report of a ghost; null while the station's name is not known.</summary>
    public byte[]? Encode(uint address, GhostState state, Instant heard)
    {
        if (_station is not { } station) return null;
        double timeOfDay = Math.Round(heard.NanosecondOfDay * 128e-9) % (86_400 * 128) / 128;
        _builder.Clear()
            .Set("010/SAC", station.Sac)
            .Set("010/SIC", station.Sic)
            .Set("040/ATP", 0)
            .Set("040/ARC", 0)
            .SetRaw("080", address)
            .Set("073", timeOfDay)
            .Set("075", timeOfDay)
            .Set("077", timeOfDay)
            .Set("130/LAT", state.Latitude)
            .Set("130/LON", Longitude(state.Longitude))
            .Set("131/LAT", state.Latitude)
            .Set("131/LON", Longitude(state.Longitude))
            .Set("145", state.PressureFeet / FeetPerLevel);
        if (state.Callsign.Length > 0) _builder.SetRaw("170", RadarMessages.Characters(PackedText.FromString(state.Callsign)));
        SetVelocity(state.East, state.North);
        SetQuality(GoodNacV, GoodNic, GoodNacP);
        return _builder.ToArray();
    }

    void SetVelocity(double east, double north)
    {
        _builder.Set("160/GS", Math.Min(PlaneMath.Length(east, north) / MetersPerNauticalMile, 7_199 / SecondsPerHour));
        _builder.Set("160/TA", PlaneMath.Bearing(east, north));
    }

    void SetQuality(int nacV, int nic, int? nacP)
    {
        _builder.SetRaw("090/NUCRNACV", (ulong)nacV).SetRaw("090/NUCPNIC", (ulong)nic);
        if (nacP is { } known) _builder.SetRaw("090/NACP", (ulong)known);
    }

    /// <summary>180° does not fit: it is −180°.</summary>
    static double Longitude(double degrees) => degrees >= 180 ? degrees - 360 : degrees;

    static ulong HashOf(ReadOnlySpan<byte> octets)
    {
        ulong hash = FnvOffset;
        foreach (byte octet in octets) hash = (hash ^ octet) * FnvPrime;
        return hash;
    }
}
