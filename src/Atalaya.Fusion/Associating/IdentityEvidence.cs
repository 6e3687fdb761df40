using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Measuring;
using Atalaya.Fusion.Partition;
using Atalaya.Fusion.Sources;

namespace Atalaya.Fusion.Associating;

/// <summary>
/// What Mode 3/A, callsign and height say about a plot being a track's: likelihood ratios of "of this track" against "of any other object
/// here", from stated probabilities. Never certain, so that one wrong code loses no plot.
/// </summary>
sealed class IdentityEvidence(TrackerOptions options, CodeTable codes)
{
    const double Codes = 4096;

    /// <summary>Natural logarithm of the ratio.</summary>
    public double LogRatio(in Report report, in PositionMeasurement place, Sector sector, int slot, Instant time, in SourceState source) =>
        OfCode(report, place, sector, slot, time) + OfCallsign(report, sector.Tracks[slot]) + OfHeight(report, sector.Lives[slot], time, source);

    /// <summary>
    /// A reply of the track is read wrong with probability w, then as any code; the code was changed since with probability c, then to any in
    /// use; otherwise it is the same. Another object has the code as often as the traffic of the region.
    /// </summary>
    double OfCode(in Report report, in PositionMeasurement place, Sector sector, int slot, Instant time)
    {
        ref readonly Track track = ref sector.Tracks[slot];
        if (report.Identity.Mode3A is not { } said || track.Identity.Mode3A is not { } known) return 0;
        if ((report.Flags & (ReportFlags.Mode3AGarbled | ReportFlags.Mode3ANotValidated)) != 0) return 0;
        double wrong = options.CodeWrong, changed = Math.Min(0.5, Math.Abs(time.SecondsSince(track.Mode3ATime)) / options.CodeLifeSeconds);
        int region = EarthCells.RegionOf(EarthCells.CellOf(place.Latitude, place.Longitude));
        double share = codes.Share(region, said, sector.CountedCodes[slot]);
        double ratio = changed + wrong / (Codes * share);
        if (said == known) ratio += (1 - wrong) * (1 - changed) / share;
        return StableMath.Log(ratio);
    }

    /// <summary>Callsigns are given once: another object has the same as seldom as a letter is wrong.</summary>
    double OfCallsign(in Report report, in Track track)
    {
        if (report.Identity.Callsign.IsEmpty || track.Identity.Callsign.IsEmpty) return 0;
        return report.Identity.Callsign == track.Identity.Callsign ? -StableMath.Log(options.CallsignWrong) : StableMath.Log(options.CallsignWrong);
    }

    /// <summary>A height is wrong with some probability, and then any within the traffic's; else it differs by its error and that of the height predicted.</summary>
    double OfHeight(in Report report, in TrackLife life, Instant time, in SourceState source)
    {
        if (!TryDifference(report, life, time, source, out double difference, out double sigma)) return 0;
        double ratio = difference / sigma, density = StableMath.Exp(-ratio * ratio / 2) / (Math.Sqrt(2 * Math.PI) * sigma);
        return StableMath.Log(options.HeightWrong + (1 - options.HeightWrong) * density * options.TrafficHeightMeters);
    }

    bool TryDifference(in Report report, in TrackLife life, Instant time, in SourceState source, out double difference, out double sigma)
    {
        bool isSound = (report.Flags & (ReportFlags.AltitudeGarbled | ReportFlags.AltitudeNotValidated)) == 0;
        if (isSound && report.PressureAltitude is { } said && life.PressureFilter.IsKnown)
        {
            // The same air pressure: what parts it from the true height cancels.
            double age = Math.Abs(time.SecondsSince(life.PressureTime)), step = options.PressureStepSigmaMeters;
            ClimbState known = life.PressureFilter.At(time);
            (difference, sigma) = (said - known.Height, Math.Sqrt(known.HH + step * step));
            return age <= options.HeightMemorySeconds && double.IsFinite(difference);
        }

        (difference, sigma) = (0, 1);
        if (!HeightEstimate.TryFrom(report, source.Undulation, options, out HeightEstimate its)
            || !TrackHeights.TryHeight(life, time, source.Undulation, options, out HeightEstimate own)) return false;
        // Datums in between differ with the climb as well: what is predicted of it is not to part them.
        double since = Math.Abs(time.SecondsSince(Instant.Max(life.EllipsoidTime, Instant.Max(life.SeaLevelTime, life.PressureTime)))) * options.ClimbSigma;
        (difference, sigma) = (its.Meters - own.Meters, Math.Sqrt(its.Sigma * its.Sigma + own.Sigma * own.Sigma + since * since));
        return true;
    }
}
