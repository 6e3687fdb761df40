using Atalaya.Core.Frames;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>One comparison of a stated place with a measured one: measured less stated, metres, along the flight and to its right.</summary>
/// <param name="SigmaMeters">1 σ of a residual of the sensor, of the worse axis.</param>
public readonly record struct ResidualPoint(Instant Time, float AlongMeters, float RightMeters, float SigmaMeters, SourceId Source, ushort Sensor)
{
    internal static ResidualPoint Of(in PlotComparison plot, Instant time, SourceId source, ushort sensor)
    {
        double speed = Math.Sqrt(plot.AlongRate * plot.AlongRate + plot.AcrossRate * plot.AcrossRate), sigma = Math.Max(plot.AlongSigma, plot.AcrossSigma);
        if (speed < 1) return new ResidualPoint(time, (float)plot.Along, (float)plot.Across, (float)sigma, source, sensor);
        double along = (plot.Along * plot.AlongRate + plot.Across * plot.AcrossRate) / speed, right = (plot.Across * plot.AlongRate - plot.Along * plot.AcrossRate) / speed;
        return new ResidualPoint(time, (float)along, (float)right, (float)sigma, source, sensor);
    }
}
