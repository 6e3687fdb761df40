using System.Globalization;
using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Fusion;
using Atalaya.Fusion.Registering;

namespace Atalaya.Server.Registration;

/// <summary>The registration of all radars in the --stats line.</summary>
static class RegistrationStatistics
{
    /// <param name="name">Of a source and the sensor within it.</param>
    public static string Of(Tracker tracker, Func<SourceId, ushort, string> name) =>
        $"[{string.Join(',', tracker.ReadRegistration().Where(sensor => !sensor.IsReference).Select(sensor => Of(sensor, name(sensor.Source, sensor.Sensor))))}]";

    static string Of(SensorRegistration sensor, string name) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"sensor":"{{System.Text.Json.JsonEncodedText.Encode(name)}}","range_bias_m":{{sensor.RangeBiasMeters:0.00}},"range_bias_sigma_m":{{sensor.RangeBiasSigmaMeters:0.00}},"azimuth_bias_deg":{{sensor.AzimuthBiasRadians * GeodeticPosition.DegreesPerRadian:0.00000}},"azimuth_bias_sigma_deg":{{sensor.AzimuthBiasSigmaRadians * GeodeticPosition.DegreesPerRadian:0.00000}},"range_gain":{{sensor.RangeGain:0.0000000}},"time_offset_s":{{sensor.TimeOffsetSeconds:0.0000}},"time_offset_sigma_s":{{sensor.TimeOffsetSigmaSeconds:0.0000}},"applied":{{(sensor.Verdict == Verdict.Applied ? "true" : "false")}}}
        """);
}
