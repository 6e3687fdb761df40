using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Tests.Fusion;

namespace Atalaya.Tests.Integrity.Deception;

/// <summary>A Mode S radar: sees each aircraft when its beam passes.</summary>
sealed class SimulatedRadar(ushort source, GeodeticPosition site, double turnSeconds, double rangeSigma, double azimuthSigma)
{
    public GeodeticPosition Site => site;
    public double Detection { get; set; } = 1;
    public Func<double, double> RangeBias { get; set; } = static _ => 0;
    public Func<double, double> AzimuthBias { get; set; } = static _ => 0;

    /// <summary>Looks at an aircraft if the beam passes it between two times.</summary>
    public void Look(Traffic traffic, SimulatedAircraft aircraft, double from, double to, Random random)
    {
        (_, double azimuth, _) = SlantRange.FromPosition(new LocalFrame(site), aircraft.At(from));
        double turns = Math.Ceiling(from / turnSeconds - azimuth / (2 * Math.PI)), time = (turns + azimuth / (2 * Math.PI)) * turnSeconds;
        if (time < from || time >= to || random.NextDouble() > Detection) return;
        Report plot = traffic.Plot(source, time, site, aircraft.At(time), RangeBias(time) + rangeSigma * Traffic.Normal(random), AzimuthBias(time) + azimuthSigma * Traffic.Normal(random));
        plot.ReceiveTime = plot.Time.PlusSeconds(0.3);
        if (time < aircraft.FallsSilent) Answer(ref plot, aircraft, time);
        traffic.Add(plot);
    }

    static void Answer(ref Report plot, SimulatedAircraft aircraft, double time)
    {
        plot.Identity = aircraft.Identity;
        plot.Flags = ReportFlags.Secondary;
        plot.EllipsoidHeight = null;
        plot.PressureAltitude = (float)aircraft.At(time).Height;
    }
}
