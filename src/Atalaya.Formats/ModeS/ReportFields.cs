using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;

namespace Atalaya.Formats.ModeS;

/// <summary>Messages to the fields of a report: the one place where feet, knots and degrees become metres, seconds and radians.</summary>
static class ReportFields
{
    const double MetersPerFoot = 0.3048;
    public const double MetersPerSecondPerKnot = 1852.0 / 3600;
    public const double MetersPerSecondPerFootPerMinute = MetersPerFoot / 60;

    /// <summary>How long a difference of geometric height and pressure altitude is used.</summary>
    const long DifferenceLimit = 10 * Instant.NanosecondsPerSecond;

    const int CapabilityOnGround = 4;

    /// <summary>Sent in place of a position by who has none (RTCA DO-260B 2.2.3.2.3.1.3.1).</summary>
    const int NoPositionTypeCode = 0;

    /// <summary>The position type code whose accuracy is unknown.</summary>
    const int CoarseTypeCode = 18;

    /// <summary>By emitter category: set C 1–3 are surface vehicles, B6 an unmanned aircraft.</summary>
    public static Domain DomainOf(byte category) => category switch
    {
        >= 0xC1 and <= 0xC3 => Domain.Land,
        0xB6 => Domain.Drone,
        _ => Domain.Air,
    };

    public static void FillCapability(ref Report report, in ModeSFrame frame)
    {
        if (frame.Subfield == CapabilityOnGround) report.Flags |= ReportFlags.OnGround;
    }

    public static void Fill(ref Report report, in SurveillanceReply reply)
    {
        report.PressureAltitude = Meters(reply.AltitudeFeet);
        if (reply.Spi) report.Flags |= ReportFlags.Spi;
        if (reply.OnGround == true) report.Flags |= ReportFlags.OnGround;
        if (reply.Mode3A is not ushort code) return;
        report.Identity.Mode3A = code;
        report.Emergency = AircraftStatus.EmergencyOf(code);
    }

    public static void Fill(ref Report report, in AirAirReply reply)
    {
        report.PressureAltitude = Meters(reply.AltitudeFeet);
        if (reply.OnGround) report.Flags |= ReportFlags.OnGround;
    }

    public static void Fill(ref Report report, ref AircraftState aircraft, ulong me, GeodeticPosition? site)
    {
        int typeCode = (int)me.Bits(1, 5);
        if (typeCode == NoPositionTypeCode) report.Flags |= ReportFlags.NavigationLost;
        else if (AirbornePosition.Has(typeCode)) Fill(ref report, ref aircraft, AirbornePosition.Decode(me), site);
        else if (SurfacePosition.Has(typeCode)) Fill(ref report, ref aircraft, SurfacePosition.Decode(me), site);
        else if (typeCode == AirborneVelocity.TypeCode) Fill(ref report, AirborneVelocity.Decode(me));
        else if (Identification.Has(typeCode)) Fill(ref report, Identification.Decode(me));
        else if (typeCode == AircraftStatus.TypeCode) Fill(ref report, AircraftStatus.Decode(me));
    }

    static void Fill(ref Report report, ref AircraftState aircraft, in AirbornePosition position, GeodeticPosition? site)
    {
        report.Flags &= ~ReportFlags.OnGround;
        if (position.SurveillanceStatus == 3) report.Flags |= ReportFlags.Spi;
        if (position.HeightIsGeometric) report.EllipsoidHeight = Meters(position.AltitudeFeet);
        else if (position.AltitudeFeet is int feet)
        {
            report.PressureAltitude = Meters(feet);
            bool recent = aircraft.DifferenceTime != AircraftState.Never && report.ReceiveTime.UnixNanoseconds - aircraft.DifferenceTime <= DifferenceLimit;
            if (recent) report.EllipsoidHeight = Meters(feet + aircraft.GeometricMinusPressureFeet);
        }

        FillPlace(ref report, ref aircraft, position.Cpr, surface: false, position.TypeCode, site);
    }

    static void Fill(ref Report report, ref AircraftState aircraft, in SurfacePosition position, GeodeticPosition? site)
    {
        report.Flags |= ReportFlags.OnGround;
        report.GroundSpeed = (float?)(position.GroundSpeedKnots * MetersPerSecondPerKnot);
        report.TrackAngle = Radians(position.TrackDegrees);
        FillPlace(ref report, ref aircraft, position.Cpr, surface: true, position.TypeCode, site);
    }

    /// <summary>A radar's track on 12-bit codes: speed to 16 kt, place to the step of the code, about 150 m.</summary>
    public static void Fill(ref Report report, ref AircraftState aircraft, in CoarsePosition position)
    {
        if (position.SurveillanceStatus == 3) report.Flags |= ReportFlags.Spi;
        report.PressureAltitude = Meters(position.AltitudeFeet);
        report.GroundSpeed = (float?)(position.GroundSpeedKnots * MetersPerSecondPerKnot);
        report.TrackAngle = Radians(position.TrackDegrees);
        FillPlace(ref report, ref aircraft, position.Cpr, surface: false, CoarseTypeCode, null);
    }

    static void FillPlace(ref Report report, ref AircraftState aircraft, in CprCode cpr, bool surface, int typeCode, GeodeticPosition? site)
    {
        long time = report.ReceiveTime.UnixNanoseconds;
        bool wasConfirmed = aircraft.Verdict == PositionVerdict.Confirmed;
        PositionVerdict verdict = PositionSolver.Solve(ref aircraft, cpr, surface, time, site, out double latitude, out double longitude);
        if (wasConfirmed && verdict == PositionVerdict.None) report.Flags |= ReportFlags.PlaceRefused;
        if (verdict != PositionVerdict.Confirmed) return;
        report.Measurement = MeasurementKind.Geodetic;
        report.M0 = latitude * GeodeticPosition.RadiansPerDegree;
        report.M1 = longitude * GeodeticPosition.RadiansPerDegree;
        report.Sigma0 = report.Sigma1 = NavigationQuality.SigmaMeters(typeCode, report.Quality.NacP);
    }

    static void Fill(ref Report report, in AirborneVelocity velocity)
    {
        if (velocity.IsOverGround)
        {
            report.GroundSpeed = (float?)(velocity.GroundSpeedKnots * MetersPerSecondPerKnot);
            report.TrackAngle = Radians(velocity.TrackDegrees);
        }
        else if (velocity.IsAirspeed)
        {
            report.Heading = Radians(velocity.HeadingDegrees);
            if (velocity.AirspeedKnots is int airspeed && report.Heading is not null)
            {
                report.GroundSpeed = (float)(airspeed * MetersPerSecondPerKnot);
                report.TrackAngle = report.Heading;
                report.Flags |= ReportFlags.VelocityIsAirspeed;
            }
        }

        if (velocity.VerticalRateFeetPerMinute is not int rate) return;
        report.VerticalRate = (float)(rate * MetersPerSecondPerFootPerMinute);
        if (velocity.VerticalRateIsBarometric) report.Flags |= ReportFlags.VerticalRateIsBarometric;
    }

    static void Fill(ref Report report, in Identification identification)
    {
        report.Identity.Callsign = identification.Callsign;
        report.Category = identification.EmitterCategory;
    }

    static void Fill(ref Report report, in AircraftStatus status)
    {
        if (!status.HasEmergencyState) return;
        if (status.IdentityField != 0) report.Identity.Mode3A = status.Mode3A;
        report.Emergency = status.Emergency != Emergency.None ? status.Emergency : AircraftStatus.EmergencyOf(status.Mode3A);
    }

    static float? Meters(int? feet) => feet is int known ? (float)(known * MetersPerFoot) : null;
    static float? Radians(double? degrees) => degrees is double known ? (float)(known * GeodeticPosition.RadiansPerDegree) : null;
}
