using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix.Categories;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>
/// What the service says of itself and of its sensors: category 065, edition 1.6 (EUROCONTROL-SPEC-0149-15), and 063, edition 1.7 (0149-10).
/// </summary>
sealed class ServiceRecords(AsterixOutputSettings settings)
{
    public const int MaxOctets = 64;

    const int Status = 1, EndOfBatch = 2, ServiceStatus = 3;
    const int EndedByOperator = 7;
    const double MetersPerNauticalMile = 1852;

    public int WriteStatus(Span<byte> destination, bool isDegraded, Instant now)
    {
        Cat065Writer writer = Begin(destination, Status, now);
        writer.I040().NOGO(isDegraded ? 1 : 0);
        return writer.Complete();
    }

    /// <param name="destination">At least <see cref="MaxOctets"/>.</param>
    /// <param name="batch">From 0; every track has its place in one of the batches of a period.</param>
    /// <param name="now">Time of the message.</param>
    public int WriteEndOfBatch(Span<byte> destination, int batch, Instant now)
    {
        Cat065Writer writer = Begin(destination, EndOfBatch, now);
        writer.I020(batch);
        return writer.Complete();
    }

    public int WriteEndOfService(Span<byte> destination, Instant now)
    {
        Cat065Writer writer = Begin(destination, ServiceStatus, now);
        writer.I050(EndedByOperator);
        return writer.Complete();
    }

    Cat065Writer Begin(Span<byte> destination, int type, Instant now)
    {
        var writer = new Cat065Writer(destination);
        writer.I010().SAC(settings.Sac).SIC(settings.Sic);
        writer.I000(type);
        writer.I015(settings.Service);
        writer.I030(AsterixTime.Of(now));
        return writer;
    }

    public int WriteSensor(Span<byte> destination, in SensorReport sensor, Instant now)
    {
        var writer = new Cat063Writer(destination);
        writer.I010().SAC(settings.Sac).SIC(settings.Sic);
        writer.I015(settings.Service);
        writer.I030(AsterixTime.Of(now));
        writer.I050().SAC(sensor.Sensor >> 8).SIC(sensor.Sensor & 255);
        State(ref writer, sensor);
        if (sensor.Registration is { } figures) Registration(ref writer, figures);
        return writer.Complete();
    }

    static void State(ref Cat063Writer writer, in SensorReport sensor)
    {
        Cat063I060Writer item = writer.I060();
        item.CON((int)sensor.State);
        if (sensor.Condition is not { } said)
        {
            if (sensor.SendsNoPlots) item.NPW(1);
            return;
        }

        item.OPS(Bit(said, SensorCondition.NoGo)).ODP(Bit(said, SensorCondition.ProcessorOverloaded | SensorCondition.PrimaryOverloaded | SensorCondition.SecondaryOverloaded | SensorCondition.ModeSOverloaded))
            .OXT(Bit(said, SensorCondition.TransmissionOverloaded)).MSC(Bit(said, SensorCondition.MonitoringDisconnected)).TSV(Bit(said, SensorCondition.TimeSourceInvalid))
            .NPW(sensor.SendsNoPlots ? 1 : 0);
        if ((said & SensorCondition.TestTargetFailed) != 0) item.TTF_EP(1).TTF_VAL(1);
        if ((said & SensorCondition.SpoofingSuspected) != 0) item.SPO_EP(1).SPO_VAL(1);
    }

    /// <summary>Which of its two antennas the errors are of is not told apart: they go as those of the secondary one.</summary>
    static void Registration(ref Cat063Writer writer, in RegistrationFigures figures)
    {
        const double LargestBias = 32_000, MostRange = 250 * MetersPerNauticalMile, MostGain = 0.3, MostAzimuth = Math.PI * 0.99;
        if (figures.TimeBiasSeconds * 1000 is { } time and > -LargestBias and < LargestBias) writer.I070(time);
        if (figures.RangeBiasMeters is { } range and > -MostRange and < MostRange && (figures.RangeGain ?? 0) is var gain and > -MostGain and < MostGain)
            writer.I080().SRG(gain).SRB(range / MetersPerNauticalMile);
        if (figures.AzimuthBiasRadians is { } azimuth and > -MostAzimuth and < MostAzimuth) writer.I081(azimuth * GeodeticPosition.DegreesPerRadian);
    }

    static int Bit(SensorCondition said, SensorCondition flags) => (said & flags) != 0 ? 1 : 0;
}
