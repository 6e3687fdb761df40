using System.Globalization;

namespace Atalaya.Scenarios.Sensors;

/// <summary>A sensor's clock: ahead of true time by an offset at the start of the scenario, and by a rate since.</summary>
readonly record struct SensorClock(double OffsetSeconds, double DriftPartsPerMillion = 0)
{
    /// <summary>The error as truth.csv tells it.</summary>
    public string ErrorsText() => string.Create(CultureInfo.InvariantCulture, $"clock_offset_s={OffsetSeconds};clock_drift_ppm={DriftPartsPerMillion}");

    /// <summary>What the clock shows, nanoseconds after the start of the scenario.</summary>
    public long Shows(long time) => time + SensorContext.Nanoseconds(OffsetSeconds + SensorContext.Seconds(time) * DriftPartsPerMillion * 1e-6);
}
