using System.Text.Json;
using Atalaya.Core.Geodesy;
using Atalaya.Fusion.Registering;
using Atalaya.Pipeline;
using Atalaya.Server.Live;
using Atalaya.Server.Security;
using Atalaya.Server.Web;

namespace Atalaya.Server.Registration;

/// <summary>The biases of sensors as registration finds them.</summary>
static class RegistrationApi
{
    public static void Map(WebApplication app, ServedHosts hosts)
    {
        app.MapGet("/api/v1/registration", (HttpContext context) => All(hosts.Of(context)))
            .WithSummary("Range, azimuth and time biases of every sensor that shares targets with others, their σ, and whether they are taken off")
            .Produces<RegistrationResponse>().Needs(Role.Viewer);
        app.MapGet("/api/v1/sources/{name}/registration", (HttpContext context, string name, string? sensor) => One(hosts.Of(context), name, sensor))
            .WithSummary("Registration of one sensor with its history and the latest residuals; sensor=SAC/SIC where the source carries several")
            .Produces<RegistrationDetailResponse>().Produces<ErrorResponse>(404).Needs(Role.Viewer);
    }

    static IResult All(FlowHost host) => Results.Json(
        host.Read(flow =>
        {
            RegistrationOptions options = flow.Tracker.Options.Registration;
            SensorRegistrationModel[] sensors = Array.ConvertAll(flow.Tracker.ReadRegistration(), sensor => Model(flow, sensor));
            return new RegistrationResponse(flow.ClosedTick.End.UnixSeconds, options.LeastTargets, options.LeastCoverageDegrees, options.ApplySigmas, sensors);
        }),
        RegistrationJson.Default.RegistrationResponse);

    static IResult One(FlowHost host, string name, string? sensor)
    {
        RegistrationDetailResponse? found = host.Read(flow =>
        {
            foreach (SensorRegistration one in flow.Tracker.ReadRegistration())
            {
                SensorRegistrationModel model = Model(flow, one);
                if (model.Source == name && (sensor is null || model.Sensor == sensor)) return Detail(flow, one, model);
            }

            return null;
        });
        return found is null
            ? Results.Json(new ErrorResponse($"no sensor {sensor} of '{name}' has been compared with others"), WebJson.Default.ErrorResponse, statusCode: 404)
            : Results.Json(found, RegistrationJson.Default.RegistrationDetailResponse);
    }

    static SensorRegistrationModel Model(Flow flow, SensorRegistration sensor)
    {
        bool isRadar = !sensor.IsReference;
        return new SensorRegistrationModel
        {
            Source = RegistrationNames.OfSource(flow, sensor.Source),
            Sensor = sensor.Sensor == 0 ? null : FormattableString.Invariant($"{sensor.Sensor >> 8}/{sensor.Sensor & 255}"),
            Simulated = flow.Sources.Any(one => one.Configuration.Id == sensor.Source.Number && one.Configuration.Simulated),
            Kind = isRadar ? "radar" : "reference",
            RangeBiasM = isRadar ? Math.Round(sensor.RangeBiasMeters, 2) : null,
            RangeBiasSigmaM = isRadar ? Math.Round(sensor.RangeBiasSigmaMeters, 2) : null,
            RangeGainPpm = isRadar ? Math.Round(1e6 * sensor.RangeGain, 1) : null,
            RangeGainSigmaPpm = isRadar ? Math.Round(1e6 * sensor.RangeGainSigma, 1) : null,
            AzimuthBiasDeg = isRadar ? Degrees(sensor.AzimuthBiasRadians) : null,
            AzimuthBiasSigmaDeg = isRadar ? Degrees(sensor.AzimuthBiasSigmaRadians) : null,
            TimeOffsetS = Math.Round(sensor.TimeOffsetSeconds, 4),
            TimeOffsetSigmaS = Math.Round(sensor.TimeOffsetSigmaSeconds, 4),
            Applied = [.. Applied(sensor)],
            Verdict = JsonNamingPolicy.SnakeCaseLower.ConvertName(sensor.Verdict.ToString()),
            Targets = Math.Round(sensor.Targets, 1),
            Plots = Math.Round(sensor.Plots, 1),
            CoverageDeg = isRadar ? Math.Round(sensor.CoverageDegrees) : null,
            TargetsNow = sensor.TargetsNow,
            ReferencesNow = sensor.ReferencesNow,
            ReferencesLeftOut = sensor.ReferencesLeftOut,
        };
    }

    static IEnumerable<string> Applied(SensorRegistration sensor)
    {
        if (sensor.AppliesRange) yield return "range";
        if (sensor.AppliesGain) yield return "gain";
        if (sensor.AppliesAzimuth) yield return "azimuth";
        if (sensor.AppliesTime) yield return "time";
    }

    static RegistrationDetailResponse Detail(Flow flow, SensorRegistration sensor, SensorRegistrationModel model)
    {
        RegistrationPoint[] history = flow.Tracker.ReadRegistrationHistory(sensor.Source, sensor.Sensor);
        PlotResidual[] residuals = flow.Tracker.ReadResiduals(sensor.Source, sensor.Sensor);
        return new RegistrationDetailResponse(
            flow.ClosedTick.End.UnixSeconds,
            model,
            new RegistrationHistoryModel(
                Array.ConvertAll(history, point => point.Time.UnixSeconds),
                Array.ConvertAll(history, point => MathF.Round(point.RangeBias, 2)),
                Array.ConvertAll(history, point => MathF.Round(point.RangeSigma, 2)),
                Array.ConvertAll(history, point => Degrees(point.AzimuthBias)),
                Array.ConvertAll(history, point => Degrees(point.AzimuthSigma)),
                Array.ConvertAll(history, point => MathF.Round(point.TimeOffset, 4)),
                Array.ConvertAll(history, point => MathF.Round(point.TimeSigma, 4))),
            new RegistrationResidualsModel(
                Array.ConvertAll(residuals, residual => residual.Time.UnixSeconds),
                Array.ConvertAll(residuals, residual => MathF.Round(residual.RangeMeters)),
                Array.ConvertAll(residuals, residual => Math.Round(Degrees(residual.AzimuthRadians), 2)),
                Array.ConvertAll(residuals, residual => MathF.Round(residual.RangeResidualMeters, 1)),
                Array.ConvertAll(residuals, residual => Degrees(residual.AzimuthResidualRadians))));
    }

    static double Degrees(double radians) => Math.Round(radians * GeodeticPosition.DegreesPerRadian, 5);
}
