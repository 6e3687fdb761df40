using System.Text.Json;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Pipeline;

namespace Atalaya.Server.Web;

/// <summary>Turns what sensors told of themselves into the JSON models.</summary>
static class SensorModels
{
    const SensorCondition Overloads = SensorCondition.ProcessorOverloaded | SensorCondition.TransmissionOverloaded | SensorCondition.PrimaryOverloaded
        | SensorCondition.SecondaryOverloaded | SensorCondition.ModeSOverloaded;

    public static SensorModel[] Of(IReadOnlyList<SensorStatus> sensors) => [.. sensors.Select(Of)];

    static SensorModel Of(SensorStatus sensor) => new()
    {
        Sac = sensor.Sensor >> 8,
        Sic = sensor.Sensor & 255,
        ReportedBy = sensor.ReportedBy == 0 ? null : FormattableString.Invariant($"{sensor.ReportedBy >> 8}/{sensor.ReportedBy & 255}"),
        Messages = sensor.Messages,
        LastTime = sensor.LastTime.UnixSeconds,
        AntennaPeriodS = Rounded(double.IsNaN(sensor.MeasuredPeriodSeconds) ? sensor.StatedPeriodSeconds : sensor.MeasuredPeriodSeconds, 3),
        AntennaPeriodStatedS = Rounded(sensor.StatedPeriodSeconds, 3),
        LastNorth = sensor.LastNorth?.UnixSeconds,
        LastSector = sensor.LastSector?.UnixSeconds,
        SectorAzimuthDeg = Degrees(sensor.SectorAzimuth),
        Status = sensor.Condition is { } condition ? Status(condition) : null,
        RangeBiasM = Rounded(sensor.RangeBias, 1),
        AzimuthBiasDeg = Degrees(sensor.AzimuthBias),
        JammingStrobes = sensor.Strobes.Count == 0 ? null : [.. sensor.Strobes.Select(strobe => new StrobeModel(Degrees(strobe.Azimuth), Degrees(strobe.EndAzimuth), strobe.Time.UnixSeconds))],
    };

    static SensorStatusModel Status(SensorCondition condition) => new()
    {
        Nogo = (condition & SensorCondition.NoGo) != 0,
        Degraded = (condition & SensorCondition.Degraded) != 0,
        Overloaded = (condition & Overloads) != 0,
        TimeSourceInvalid = (condition & SensorCondition.TimeSourceInvalid) != 0,
        Disconnected = (condition & SensorCondition.Disconnected) != 0,
        Conditions = [.. Enum.GetValues<SensorCondition>().Where(flag => flag != SensorCondition.None && (condition & flag) != 0).Select(flag => JsonNamingPolicy.SnakeCaseLower.ConvertName(flag.ToString()))],
    };

    static double? Degrees(double radians) => Rounded(radians * GeodeticPosition.DegreesPerRadian, 3);
    static double? Rounded(double value, int digits) => double.IsFinite(value) ? Math.Round(value, digits) : null;
}
