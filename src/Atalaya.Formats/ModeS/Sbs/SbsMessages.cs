using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Formats.ModeS.Messages;

namespace Atalaya.Formats.ModeS.Sbs;

/// <summary>Mode S frames as BaseStation lines: each kind of transmission fills the fields that it carries.</summary>
public static class SbsMessages
{
    const double FeetPerMeter = 1 / 0.3048;
    const double KnotsPerMeterPerSecond = 3600 / 1852.0;

    /// <summary>The line of a frame, from the report that was made of it; false for a frame that has none: squitters of status and of intent.</summary>
    public static bool TryCreate(in ModeSFrame frame, in Report report, out SbsMessage message)
    {
        message = default;
        int type = TypeOf(frame);
        if (type == 0) return false;
        bool isPosition = type is 2 or 3, isSurveillance = type is 5 or 6;
        bool statesGround = isPosition || isSurveillance || type is 7 or 8;
        bool hasSpeed = type == 2 || type == 4 && !report.Has(ReportFlags.VelocityIsAirspeed);
        message = new SbsMessage(
            SbsKind.Transmission, (byte)type, 1, 1, report.Identity.Address, report.Identity.AddressKind == AddressKind.NonIcao, 1, report.ReceiveTime, report.ReceiveTime,
            type == 1 ? report.Identity.Callsign : default,
            AltitudeFeet: Whole(report.PressureAltitude * FeetPerMeter),
            GroundSpeedKnots: hasSpeed ? report.GroundSpeed * KnotsPerMeterPerSecond : null,
            TrackDegrees: hasSpeed ? report.TrackAngle * GeodeticPosition.DegreesPerRadian : null,
            LatitudeDegrees: isPosition ? Place(report, report.M0) : null,
            LongitudeDegrees: isPosition ? Place(report, report.M1) : null,
            VerticalRateFeetPerMinute: type == 4 ? Whole(report.VerticalRate * (FeetPerMeter * 60)) : null,
            Mode3A: type == 6 ? report.Identity.Mode3A : null,
            Alert: AlertOf(frame, type),
            Emergency: EmergencyOf(frame, type, report),
            Spi: isSurveillance || type == 3 ? report.Has(ReportFlags.Spi) : null,
            OnGround: statesGround ? report.Has(ReportFlags.OnGround) : null);
        return true;
    }

    /// <summary>1 identification, 2 surface position, 3 airborne position, 4 velocity, 5 altitude, 6 identity code, 7 air to air, 8 all-call; 0 = none of them.</summary>
    static int TypeOf(in ModeSFrame frame)
    {
        int format = frame.DownlinkFormat;
        if (format is not (17 or 18))
            return format switch { 4 or 20 => 5, 5 or 21 => 6, 0 or 16 => 7, 11 => 8, _ => 0 };
        if (SquitterAddress.IsCoarse(frame)) return 3;
        int typeCode = (int)frame.Message.Bits(1, 5);
        if (Identification.Has(typeCode)) return 1;
        if (SurfacePosition.Has(typeCode)) return 2;
        if (AirbornePosition.Has(typeCode)) return 3;
        return typeCode == AirborneVelocity.TypeCode ? 4 : 0;
    }

    static bool? AlertOf(in ModeSFrame frame, int type) => type switch
    {
        5 or 6 => SurveillanceReply.Decode(frame).Alert,
        3 when !SquitterAddress.IsCoarse(frame) => AirbornePosition.Decode(frame.Message).SurveillanceStatus is 1 or 2,
        _ => null,
    };

    static bool? EmergencyOf(in ModeSFrame frame, int type, in Report report) => type switch
    {
        6 => report.Emergency != Emergency.None,
        3 when !SquitterAddress.IsCoarse(frame) => AirbornePosition.Decode(frame.Message).SurveillanceStatus == 1,
        _ => null,
    };

    static double? Place(in Report report, double radians) => report.Measurement == MeasurementKind.Geodetic ? radians * GeodeticPosition.DegreesPerRadian : null;

    static int? Whole(double? value) => value is double known ? (int)Math.Round(known) : null;
}
