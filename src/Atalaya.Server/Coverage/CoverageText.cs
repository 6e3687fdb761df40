using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Fusion.Sources;
using Atalaya.Pipeline;
using Atalaya.Server.Registration;
using Atalaya.Server.Web;

namespace Atalaya.Server.Coverage;

/// <summary>Turns coverage into the JSON models, in people's units and with the names of the sensors.</summary>
static class CoverageText
{
    const double SquareMetersPerSquareKilometer = 1e6;

    public static SensorCoverageModel[] Models(Flow flow, SensorCoverage[] sensors) =>
        Array.ConvertAll(sensors, sensor => Model(flow, sensor, sensors.Count(other => other.Source == sensor.Source) > 1));

    static SensorCoverageModel Model(Flow flow, in SensorCoverage sensor, bool isOneOfSeveral)
    {
        string source = RegistrationNames.OfSource(flow, sensor.Source);
        string? within = TrackModels.SensorText(sensor.Sensor);
        int id = sensor.Source.Number;
        bool isRadar = sensor.Identified.Turns > 0 || sensor.Unidentified.Turns > 0 || sensor.FalsePlotsPerTurn > 0;
        return new SensorCoverageModel
        {
            Name = isOneOfSeveral && within is not null ? $"{source} {within}" : source,
            Source = source,
            Sensor = within,
            Kind = isRadar ? "radar" : "receiver",
            Simulated = flow.Sources.Any(one => one.Configuration.Id == id && one.Configuration.Simulated),
            TurnS = isRadar && double.IsFinite(sensor.TurnSeconds) ? Math.Round(sensor.TurnSeconds, 2) : null,
            Pd = Probability(sensor.Unidentified),
            PdTurns = Turns(sensor.Unidentified),
            PdIdentified = Probability(sensor.Identified),
            PdIdentifiedTurns = Turns(sensor.Identified),
            FalsePlotsPerTurn = isRadar ? Math.Round(sensor.FalsePlotsPerTurn, 2) : null,
            Reports = Math.Round(sensor.Reports, 1),
            LastReportTime = TimeOf(sensor.LastReport),
            Cells = sensor.Cells,
        };
    }

    public static CoverageCellModel Model(in CoverageCell cell) => new()
    {
        South = Degrees(cell.South),
        West = Degrees(cell.West),
        North = Degrees(cell.North),
        East = Degrees(cell.East),
        Pd = Probability(cell.Unidentified),
        PdTurns = Turns(cell.Unidentified),
        PdIdentified = Probability(cell.Identified),
        PdIdentifiedTurns = Turns(cell.Identified),
        FalsePlotsPerKm2 = double.IsNaN(cell.ClutterDensity) ? null : Math.Round(cell.ClutterDensity * SquareMetersPerSquareKilometer, 6),
        Reports = cell.LastReport == default ? null : Math.Round(cell.Reports, 2),
        LastReportTime = TimeOf(cell.LastReport),
    };

    static double? Probability(DetectionEstimate estimate) => estimate.Turns > 0 ? Math.Round(estimate.Probability, 3) : null;
    static double? Turns(DetectionEstimate estimate) => estimate.Turns > 0 ? Math.Round(estimate.Turns, 1) : null;
    static double? TimeOf(Instant time) => time == default ? null : time.UnixSeconds;
    static double Degrees(double radians) => Math.Round(radians * GeodeticPosition.DegreesPerRadian, 5);
}
