using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Formats.Asterix.Categories;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>
/// Tracks as records of category 062, edition 1.21 (EUROCONTROL-SPEC-0149-9), items in the order of the profile. What the picture does not hold is not sent.
/// </summary>
sealed class TrackRecords(AsterixOutputSettings settings)
{
    /// <summary>More octets than any record takes.</summary>
    public const int MaxOctets = 256;

    const double MetersPerFoot = 0.3048, MetersPerFlightLevel = 30.48, FastestMetersPerSecond = 8191;

    /// <summary>Half of the 25 ft by which Mode S tells altitudes, in ten seconds: slower is level.</summary>
    const double LevelMetersPerSecond = 1.5;

    /// <summary>A climb goes on for a while, not for as long as a track may coast.</summary>
    const double LongestClimbSeconds = 20;

    readonly StereographicPlane? _plane = settings.Center is { } center ? new StereographicPlane(center) : null;

    /// <returns>The octets written.</returns>
    public int Write(Span<byte> destination, in Track track, in Detections detections, in TrackSending sending, Instant now)
    {
        PredictedState state = PredictedState.Of(track, now);
        var writer = new Cat062Writer(destination);
        writer.I010().SAC(settings.Sac).SIC(settings.Sic);
        writer.I015(settings.Service);
        writer.I070(AsterixTime.Of(state.Time));
        Place(ref writer, state);
        Velocity(ref writer, state);
        Identity(ref writer, track, sending);
        writer.I040(sending.Number);
        TrackStatusItem.Write(ref writer, track, detections, sending, state.Time);
        Ages(ref writer, track, detections, state.Time);
        Heights(ref writer, track, detections, state);
        Body(ref writer, track);
        if (settings.Unit is { } unit && sending.Number <= short.MaxValue) writer.I510().Add().IDENT(unit).TRACK(sending.Number);
        Accuracy(ref writer, track, state);
        if (detections.HasRadar && !TrackAges.IsOld(detections.Radar.Time, state.Time)) RadarReportItem.Write(ref writer, detections.Radar);
        return writer.Complete();
    }

    /// <summary>The last word on a track of which nothing else is known any more.</summary>
    public int WriteEnd(Span<byte> destination, int number, Instant now)
    {
        var writer = new Cat062Writer(destination);
        writer.I010().SAC(settings.Sac).SIC(settings.Sic);
        writer.I015(settings.Service);
        writer.I070(AsterixTime.Of(now));
        writer.I040(number);
        writer.I080().TSE(1);
        return writer.Complete();
    }

    void Place(ref Cat062Writer writer, in PredictedState state)
    {
        const double Step = 180.0 / (1 << 25);
        double longitude = state.Longitude * GeodeticPosition.DegreesPerRadian;
        writer.I105().LAT(state.Latitude * GeodeticPosition.DegreesPerRadian).LON(longitude >= 180 - Step / 2 ? -180 : longitude);
        if (TryProject(state, out double x, out double y)) writer.I100().X(x).Y(y);
    }

    /// <summary>False without a plane, and beyond the 24 bits of half metres.</summary>
    bool TryProject(in PredictedState state, out double x, out double y)
    {
        const double Most = (1 << 22) - 1;
        (x, y) = _plane?.Project(state.Latitude, state.Longitude) ?? (double.NaN, double.NaN);
        return Math.Abs(x) < Most && Math.Abs(y) < Most;
    }

    static void Velocity(ref Cat062Writer writer, in PredictedState state)
    {
        if (state.Speed < FastestMetersPerSecond) writer.I185().VX(state.VelocityEast).VY(state.VelocityNorth);
    }

    static void Identity(ref Cat062Writer writer, in Track track, in TrackSending sending)
    {
        ref readonly ObjectIdentity identity = ref track.Identity;
        if (identity.Mode3A is { } code) writer.I060().CH(sending.CodeChanged ? 1 : 0).MODE3A(code);
        bool isNamed = TargetIdentification.TryOf(identity.Callsign, out PackedText callsign);
        if (isNamed) writer.I245().STI(0).CHR(callsign);
        bool isAircraft = identity.AddressKind == AddressKind.Icao;
        int? category = track.Domain is Domain.Sea ? null : EmitterCategory.Of(track.Category);
        if (!isAircraft && category is null) return;
        Cat062I380Writer derived = writer.I380();
        if (isAircraft) derived.ADR((int)identity.Address);
        if (isAircraft && isNamed) derived.ID(callsign);
        if (category is { } emitter) derived.EMC(emitter);
    }

    static void Ages(ref Cat062Writer writer, in Track track, in Detections detections, Instant time)
    {
        Cat062I290Writer ages = writer.I290();
        ages.TRK(TrackAges.Of(track.StartTime, time));
        if (detections.PrimaryRadar != default) ages.PSR(TrackAges.Of(detections.PrimaryRadar, time));
        if (detections.SecondaryRadar != default) ages.SSR(TrackAges.Of(detections.SecondaryRadar, time));
        if (detections.ModeS != default) ages.MDS(TrackAges.Of(detections.ModeS, time));
        if (detections.ExtendedSquitter != default) ages.ES(TrackAges.Of(detections.ExtendedSquitter, time));
        if (detections.Multilateration != default) ages.MLT(TrackAges.Of(detections.Multilateration, time));
        Movement(ref writer, track);
        bool hasCode = track.Identity.Mode3A is not null && track.Mode3ATime != default;
        if (!detections.HasFlightLevel && !hasCode) return;
        Cat062I295Writer data = writer.I295();
        if (detections.HasFlightLevel) data.MFL(TrackAges.Of(detections.FlightLevelTime, time));
        if (hasCode) data.MDA(TrackAges.Of(track.Mode3ATime, time));
    }

    /// <summary>Turns and changes of speed are not published by the tracker: undetermined.</summary>
    static void Movement(ref Cat062Writer writer, in Track track)
    {
        const int Undetermined = 3;
        int vertical = track.VerticalRate switch { null => Undetermined, > (float)LevelMetersPerSecond => 1, < (float)-LevelMetersPerSecond => 2, _ => 0 };
        writer.I200().TRANS(Undetermined).LONG(Undetermined).VERT(vertical);
    }

    static void Heights(ref Cat062Writer writer, in Track track, in Detections detections, in PredictedState state)
    {
        double climbed = (track.VerticalRate ?? 0) * Math.Min(state.Seconds, LongestClimbSeconds);
        if (detections.HasFlightLevel && detections.FlightLevelMeters / MetersPerFlightLevel is >= -15 and <= 1500) writer.I136(detections.FlightLevelMeters / MetersPerFlightLevel);
        if ((GeometricHeight.Of(track) + climbed) / MetersPerFoot is { } feet and >= -1500 and <= 150_000) writer.I130(feet);
        if (((track.EstimatedPressureAltitude ?? track.PressureAltitude) + climbed) / MetersPerFlightLevel is { } level and >= -15 and <= 1500) writer.I135().QNH(0).CTB(level);
        if (track.VerticalRate / MetersPerFoot * 60 is { } rate and > -200_000 and < 200_000) writer.I220(rate);
    }

    /// <summary>Lengths of 128 m and more have no place in I062/270.</summary>
    static void Body(ref Cat062Writer writer, in Track track)
    {
        if (track.LengthMeters is { } length and > 0 and <= 127)
        {
            Cat062I270Writer size = writer.I270().LENGTH(length);
            if (track.Heading is { } heading && float.IsFinite(heading))
            {
                size.ORIENTATION(Angle.NormalizeZeroToTwoPi(heading) * GeodeticPosition.DegreesPerRadian);
                if (track.BeamMeters is { } beam and > 0 and <= 127) size.WIDTH(beam);
            }
        }

        if (track.Domain == Domain.Land) writer.I300(0);
    }

    void Accuracy(ref Cat062Writer writer, in Track track, in PredictedState state)
    {
        bool hasPlace = double.IsFinite(state.SigmaEast) && double.IsFinite(state.SigmaNorth), hasVelocity = state.Speed < FastestMetersPerSecond && track.VelocitySigma >= 0;
        if (!hasPlace && !hasVelocity) return;
        Cat062I500Writer item = writer.I500();
        if (hasPlace && _plane is { } plane && TryProject(state, out _, out _)) Cartesian(item, plane, state);
        if (hasPlace)
        {
            const double Most = ushort.MaxValue * 180.0 / (1 << 25);
            (double latitude, double longitude) = state.SigmaDegrees();
            item.APW().LAT(Math.Min(latitude, Most)).LON(Math.Min(longitude, Most));
        }

        if (!hasVelocity) return;
        double sigma = Math.Min(track.VelocitySigma, 63.75);
        item.ATV().X(sigma).Y(sigma);
    }

    /// <summary>In the axes of the plane. The covariance goes as its root, with its sign.</summary>
    static void Cartesian(Cat062I500Writer item, StereographicPlane plane, in PredictedState state)
    {
        const double Most = ushort.MaxValue / 2.0, MostCovariance = short.MaxValue / 2.0;
        (double sine, double cosine) = plane.North(state.Latitude, state.Longitude);
        double ee = state.SigmaEast * state.SigmaEast, nn = state.SigmaNorth * state.SigmaNorth, en = state.Correlation * state.SigmaEast * state.SigmaNorth;
        double xx = ee * cosine * cosine + nn * sine * sine + 2 * en * sine * cosine, yy = ee * sine * sine + nn * cosine * cosine - 2 * en * sine * cosine;
        double xy = (nn - ee) * sine * cosine + en * (cosine * cosine - sine * sine);
        item.APC().X(Math.Min(Math.Sqrt(Math.Max(xx, 0)), Most)).Y(Math.Min(Math.Sqrt(Math.Max(yy, 0)), Most));
        item.COV(Math.CopySign(Math.Min(Math.Sqrt(Math.Abs(xy)), MostCovariance), xy));
    }
}
