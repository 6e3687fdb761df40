using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Measuring;
using Atalaya.Fusion.Sources;

namespace Atalaya.Fusion.Registering;

/// <summary>Turns reports into positions that can be compared.</summary>
sealed class SampleMaker(TrackerOptions options)
{
    /// <summary>Higher above the horizon than 20° the height decides where a plot is, not the range.</summary>
    const double MaxSlope = 1.06;

    /// <summary>In this time even a steep climb is some 50 m.</summary>
    const double FreshSeconds = 3;

    const byte LeastNacP = 8, LeastNic = 7;

    /// <summary>An antenna stands anywhere on a vessel: of its length this part is 1 σ between antenna and echo.</summary>
    const double LengthPart = 0.25;

    public static bool IsPlot(in Report report) => report.Measurement == MeasurementKind.Polar && (report.Flags & ReportFlags.SystemTrack) == 0;

    /// <summary>A place that is no radar's, and that its sender holds to be good enough (NACp ≥ 8, NIC ≥ 7 where sent).</summary>
    public bool IsReference(in Report report) =>
        report.Measurement == MeasurementKind.Geodetic && (report.Flags & ReportFlags.SystemTrack) == 0
        && report.Identity.AddressKind != Core.Identity.AddressKind.NonIcao
        && report.Quality.NacP is not < LeastNacP && report.Quality.Nic is not < LeastNic
        && StatedSigma(report) <= options.Registration.MaxReferenceSigmaMeters;

    /// <summary>1 σ of what a transponder's position is off for minutes, metres: as much as it states.</summary>
    public double ReferenceSigma(in Report report, in Track track)
    {
        double antenna = track.Domain == Domain.Sea ? LengthPart * (track.LengthMeters ?? 0) : 0, stated = StatedSigma(report);
        return Math.Sqrt(stated * stated + antenna * antenna);
    }

    public bool TryReference(in Report report, Instant time, out TargetSample sample)
    {
        sample = default;
        if (!(Math.Abs(report.M0) <= Math.PI / 2) || !(Math.Abs(report.M1) <= 2 * Math.PI)) return false;
        sample.Time = time;
        sample.IsReference = true;
        sample.Place = Wgs84.ToEcef(new GeodeticPosition(report.M0, report.M1, 0));
        sample.AlongNorth = 1;
        sample.AlongSigma = sample.AcrossSigma = StatedSigma(report);
        return true;
    }

    /// <param name="sensor">Its biases as known so far are taken off and noted in the sample.</param>
    public bool TryPlot(in Report report, Instant time, in SourceState source, RegisteredSensor sensor, in Track track, in TrackLife life, out TargetSample sample)
    {
        sample = default;
        if (!source.HasSite || !(report.M0 is > 0 and < 1e6) || !(Math.Abs(report.M1) <= 4 * Math.PI)) return false;
        if (!TryHeight(report, source, track, life, time, out HeightEstimate height, out bool isPressure)) return false;
        double rangeShift = sensor.Estimate[BiasTerm.Range] + sensor.Estimate[BiasTerm.Gain] * report.M0, azimuthShift = sensor.Estimate[BiasTerm.Azimuth];
        double range = report.M0 - rangeShift, azimuth = report.M1 - azimuthShift;
        GroundRangeSlopes slopes = SlantRange.SlopesAt(source.Frame, range, height.Meters);
        if (slopes.PerSlantRange > MaxSlope || !SlantRange.TryToPosition(source.Frame, range, azimuth, height.Meters, out GeodeticPosition place)) return false;
        (sample.AlongEast, sample.AlongNorth) = StableMath.SinCos(azimuth + MeasurementConverter.Convergence(source.Frame.Origin, place));
        sample.Time = time;
        sample.Place = Wgs84.ToEcef(place with { Height = 0 });
        (sample.Range, sample.Azimuth) = (report.M0, report.M1);
        sample.PerRange = slopes.PerSlantRange;
        sample.PerAzimuth = range / slopes.PerSlantRange;
        if (isPressure) (sample.PerHeight, sample.PerHeightPart) = (slopes.PerHeight, slopes.PerHeight * (height.Meters - source.Undulation));
        sample.AlongShift = sample.PerRange * rangeShift;
        sample.AcrossShift = sample.PerAzimuth * azimuthShift;
        double fromHeight = slopes.PerHeight * (isPressure ? options.Registration.HeightNoiseMeters : height.Sigma);
        double fromRange = slopes.PerSlantRange * (report.Sigma0 > 0 ? report.Sigma0 : source.RangeSigmaMeters);
        sample.AlongSigma = Math.Max(1, Math.Sqrt(fromRange * fromRange + fromHeight * fromHeight));
        sample.AcrossSigma = Math.Max(1, sample.PerAzimuth * (report.Sigma1 > 0 ? report.Sigma1 : source.AzimuthSigmaRadians));
        return true;
    }

    /// <summary>What a transponder says of its geometric height is nearest to the truth; without any height only what swims has a place.</summary>
    bool TryHeight(in Report report, in SourceState source, in Track track, in TrackLife life, Instant time, out HeightEstimate height, out bool isPressure)
    {
        bool isGeometric = report.EllipsoidHeight is null && track.EllipsoidHeight is not null && Math.Abs(time.SecondsSince(life.EllipsoidTime)) <= FreshSeconds;
        if (isGeometric && HeightEstimate.TryFrom(track.EllipsoidHeight, null, null, source.Undulation, options, out height))
        {
            isPressure = false;
            return true;
        }

        if (HeightEstimate.TryFrom(report, source.Undulation, options, out height))
        {
            isPressure = report.EllipsoidHeight is null && report.SeaLevelHeight is null;
            return true;
        }

        double memory = options.HeightMemorySeconds;
        isPressure = !(track.EllipsoidHeight is not null && time.SecondsSince(life.EllipsoidTime) <= memory)
            && !(track.SeaLevelHeight is not null && time.SecondsSince(life.SeaLevelTime) <= memory);
        if (TrackHeights.TryHeight(life, time, source.Undulation, options, out height)) return true;
        isPressure = false;
        height = HeightEstimate.Default(track.Domain, source.Undulation, options);
        return track.Domain == Domain.Sea;
    }

    double StatedSigma(in Report report)
    {
        double north = report.Sigma0 > 0 ? report.Sigma0 : options.SelfReportedSigmaMeters;
        return Math.Max(options.MinimumSigmaMeters, Math.Max(north, report.Sigma1 > 0 ? report.Sigma1 : 0));
    }
}
