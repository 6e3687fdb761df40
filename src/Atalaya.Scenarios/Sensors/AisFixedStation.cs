using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Ais.Messages;
using Atalaya.Scenarios.Schedule;

namespace Atalaya.Scenarios.Sensors;

/// <summary>A base station (message 4 every 10 s) or an aid to navigation (message 21 every 3 min) of ITU-R M.1371-5.</summary>
sealed class AisFixedStation(AisSensor sensor, ScenarioObject thing) : ScheduledTask
{
    const double BaseSeconds = 10, AidSeconds = 180;

    /// <summary>Types of aid (ITU-R M.1371-5, annex 8, table 74): special mark; reference point.</summary>
    const byte SpecialMark = 30, ReferencePoint = 1;

    const byte Surveyed = 7;

    /// <summary>In place of the second of a position.</summary>
    const byte ManualPosition = 61;

    RandomStream _random = new(sensor.Context.Seed, RandomPurpose.Ais, (ulong)thing.Id);
    bool _channelB;

    double Interval => thing.Ais == AisKind.BaseStation ? BaseSeconds : AidSeconds;

    public void Start(long now) => sensor.Context.Scheduler.Schedule(now + SensorContext.Nanoseconds(_random.Uniform(0.2, Math.Min(Interval, 30))), this);

    public override void Run(long now)
    {
        TruthState state = thing.At(SensorContext.Seconds(now));
        Span<byte> bits = stackalloc byte[64];
        var writer = new AisBitWriter(bits);
        if (thing.Ais == AisKind.BaseStation) WriteBase(ref writer, sensor.Context.At(now), state);
        else WriteAid(ref writer, sensor.Context.At(now), state);
        sensor.Receive(now, state, Math.Max(thing.MastMeters, 20), bits, writer.Length, _channelB, ref _random);
        _channelB = !_channelB;
        sensor.Context.Scheduler.Schedule(now + SensorContext.Nanoseconds(Interval), this);
    }

    void WriteBase(ref AisBitWriter writer, Instant time, in TruthState state)
    {
        DateTime utc = time.ToDateTime();
        new BaseStationReport
        {
            Type = 4,
            Mmsi = thing.Mmsi,
            Year = (ushort)utc.Year,
            Month = (byte)utc.Month,
            Day = (byte)utc.Day,
            Hour = (byte)utc.Hour,
            Minute = (byte)utc.Minute,
            Second = (byte)utc.Second,
            PositionAccurate = true,
            LongitudeDegrees = state.Longitude * GeodeticPosition.DegreesPerRadian,
            LatitudeDegrees = state.Latitude * GeodeticPosition.DegreesPerRadian,
            PositionFix = Surveyed,
        }.Encode(ref writer);
    }

    void WriteAid(ref AisBitWriter writer, Instant time, in TruthState state)
    {
        bool isVirtual = thing.Ais == AisKind.VirtualAid;
        new AidToNavigationReport
        {
            Mmsi = thing.Mmsi,
            AidType = isVirtual ? ReferencePoint : SpecialMark,
            Name = PackedText.FromString(thing.Name),
            PositionAccurate = true,
            LongitudeDegrees = state.Longitude * GeodeticPosition.DegreesPerRadian,
            LatitudeDegrees = state.Latitude * GeodeticPosition.DegreesPerRadian,
            Dimensions = isVirtual ? default : new ShipDimensions(1, 1, 1, 1),
            PositionFix = Surveyed,
            Second = isVirtual ? ManualPosition : (byte)(time.NanosecondOfDay / Instant.NanosecondsPerSecond % 60),
            IsVirtual = isVirtual,
        }.Encode(ref writer);
    }
}
