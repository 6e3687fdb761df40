using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Formats.Asterix;

namespace Atalaya.Scenarios.Sensors;

/// <summary>The radar's words: CAT048 target reports and CAT034 service messages, with the items this radar sends.</summary>
sealed class RadarMessages(RadarModel model)
{
    const double MetersPerNauticalMile = 1852;
    const int AirborneWithAlert = 2;

    readonly AsterixRecordBuilder _plot = new(AsterixCatalog.Default[48]!);
    readonly AsterixRecordBuilder _service = new(AsterixCatalog.Default[34]!);
    readonly AsterixBlockBuilder _serviceBlock = new(34);

    /// <summary>A record of category 048; valid until the next call.</summary>
    public AsterixRecordBuilder Plot(in RadarPlot plot)
    {
        _plot.Clear()
            .Set("010/SAC", model.Sac)
            .Set("010/SIC", model.Sic)
            .Set("140", TimeOfDay(plot.NanosecondOfDay))
            .Set("020/TYP", plot.DetectionType)
            .Set("040/RHO", plot.RangeMeters / MetersPerNauticalMile)
            .Set("040/THETA", Angle.NormalizeZeroToTwoPi(plot.AzimuthRadians) * GeodeticPosition.DegreesPerRadian);
        if (!plot.Secondary) return _plot;
        _plot.SetRaw("070/MODE3A", plot.Mode3A).Set("090/FL", plot.FlightLevel);
        if (plot.Garbled) _plot.Set("070/G", 1);
        if (!plot.ModeS) return _plot;
        if (plot.HasRegisters) AddRegisters(plot.Registers);
        // Comm-A and Comm-B, specific services, 25 ft steps, identification capability.
        return _plot
            .SetRaw("220", plot.Address)
            .SetRaw("240", Characters(plot.Callsign))
            .Set("230/COM", 1)
            .Set("230/STAT", plot.Alert ? AirborneWithAlert : 0)
            .Set("230/MSSC", 1)
            .Set("230/ARC", 1)
            .Set("230/AIC", 1);
    }

    void AddRegisters(in CommBRegisters registers)
    {
        Register(registers.Bds40, 4);
        Register(registers.Bds50, 5);
        Register(registers.Bds60, 6);

        void Register(ulong content, ulong number) => _plot.Repeat("250").SetRaw("250/MBDATA", content).SetRaw("250/BDS1", number).SetRaw("250/BDS2", 0);
    }

    /// <summary>A block with the north marker message, which carries the turn's duration and the radar's place; valid until the next call.</summary>
    public ReadOnlySpan<byte> NorthMarker(long nanosecondOfDay)
    {
        Service(1, nanosecondOfDay)
            .Set("041", model.TurnSeconds)
            .Set("120/HGT", model.Site.Height)
            .Set("120/LAT", model.Site.LatitudeDegrees)
            .Set("120/LON", model.Site.LongitudeDegrees);
        return ServiceBlock();
    }

    /// <summary>A block with the sector crossing message; valid until the next call.</summary>
    public ReadOnlySpan<byte> Sector(long nanosecondOfDay, int sector)
    {
        Service(2, nanosecondOfDay).Set("020", sector * 360.0 / RadarSensor.Sectors);
        return ServiceBlock();
    }

    AsterixRecordBuilder Service(int type, long nanosecondOfDay) => _service.Clear()
        .Set("010/SAC", model.Sac)
        .Set("010/SIC", model.Sic)
        .Set("000", type)
        .Set("030", TimeOfDay(nanosecondOfDay));

    ReadOnlySpan<byte> ServiceBlock()
    {
        _serviceBlock.Clear();
        _serviceBlock.TryAdd(_service);
        return _serviceBlock.Block;
    }

    /// <summary>Eight six-bit characters, filled up with spaces.</summary>
    public static ulong Characters(PackedText text)
    {
        ulong bits = 0;
        int length = text.Length;
        for (int i = 0; i < 8; i++) bits = bits << 6 | (i < length ? (uint)text.CodeAt(i) : 32u);
        return bits;
    }

    /// <summary>Seconds in whole 1/128 s, below one day.</summary>
    public static double TimeOfDay(long nanosecondOfDay) => Math.Round(nanosecondOfDay * 128e-9) % (86_400 * 128) / 128;
}
