using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais.Messages;

namespace Atalaya.Formats.Ais;

/// <summary>AIS messages as reports: SI units and radians, one conversion.</summary>
static class AisReports
{
    /// <summary>Copies of one transmission arrive within this over relays of one region.</summary>
    public const ushort DuplicateWindowMs = 1500;

    /// <summary>1 σ by the position accuracy flag: ITU-R M.1371-5, table 48 says 10 m or better, else worse than 10 m (uncorrected GNSS, IMO MSC.112(73)).</summary>
    const float AccurateSigmaMeters = 10, OrdinarySigmaMeters = 30;

    /// <summary>185.2 m / √12, with 30 m of the position itself.</summary>
    const float LongRangeSigmaMeters = 61;

    const double MetersPerSecondPerKnot = 1852.0 / 3600;

    const int NoSecond = -1;

    /// <param name="used">False for message types that give no report.</param>
    public static NmeaFault Fill(in AisBits bits, Instant receiveTime, Instant? stationTime, out bool used, ref Report report)
    {
        report.Domain = Mmsi.IsSearchAndRescueAircraft(bits.Mmsi) ? Domain.Air : Domain.Sea;
        report.Identity.Mmsi = bits.Mmsi;
        report.M0 = report.M1 = report.M2 = double.NaN;
        report.Sigma0 = report.Sigma1 = report.Sigma2 = float.NaN;
        NmeaFault fault = FillContent(bits, ref report, out int second, out used);
        if (!used) return fault;
        Distress(bits.Mmsi, ref report);
        report.ContentHash = bits.Hash();
        report.DuplicateWindowMs = DuplicateWindowMs;
        report.ReceiveTime = receiveTime;
        report.Time = AisTime.Of(receiveTime, stationTime, second, ref report.Flags);
        return NmeaFault.None;
    }

    /// <param name="second">UTC second of the position; <see cref="NoSecond"/> for messages without one.</param>
    static NmeaFault FillContent(in AisBits bits, ref Report report, out int second, out bool used)
    {
        used = false;
        second = NoSecond;
        bool complete;
        switch (bits.Type)
        {
            case 0 or > 27:
                return NmeaFault.MessageTypeUnknown;
            case 1 or 2 or 3:
                complete = PositionReportClassA.TryDecode(bits, out PositionReportClassA classA);
                second = classA.Second;
                Fill(classA, ref report);
                break;
            case 18:
                complete = PositionReportClassB.TryDecode(bits, out PositionReportClassB classB);
                second = classB.Second;
                Fill(classB, ref report);
                break;
            case 27:
                complete = LongRangeReport.TryDecode(bits, out LongRangeReport longRange);
                Fill(longRange, ref report);
                break;
            case 5:
                complete = StaticAndVoyageData.TryDecode(bits, out StaticAndVoyageData voyage);
                if (bits.Length > AisFields.LongestBits(bits)) return NmeaFault.PayloadTooLong;
                Fill(voyage, ref report);
                break;
            case 24 when bits.UnsignedBits(38, 2) == 0:
                complete = StaticDataPartA.TryDecode(bits, out StaticDataPartA partA);
                report.Identity.Name = partA.Name;
                break;
            case 24 when bits.UnsignedBits(38, 2) == 1:
                complete = StaticDataPartB.TryDecode(bits, out StaticDataPartB partB);
                Fill(partB, ref report);
                break;
            default:
                return NmeaFault.None;
        }

        used = complete;
        return complete ? NmeaFault.None : NmeaFault.PayloadTooShort;
    }

    static void Fill(in PositionReportClassA message, ref Report report)
    {
        Position(message.LatitudeDegrees, message.LongitudeDegrees, message.PositionAccurate, message.Raim, ref report);
        Motion(message.SpeedKnots, message.CourseDegrees, message.HeadingDegrees, ref report);
        report.NavigationStatus = message.Status;
    }

    static void Fill(in PositionReportClassB message, ref Report report)
    {
        Position(message.LatitudeDegrees, message.LongitudeDegrees, message.PositionAccurate, message.Raim, ref report);
        Motion(message.SpeedKnots, message.CourseDegrees, message.HeadingDegrees, ref report);
    }

    /// <summary>1/10 min is 185 m: its rounding error is added.</summary>
    static void Fill(in LongRangeReport message, ref Report report)
    {
        Position(message.LatitudeDegrees, message.LongitudeDegrees, message.PositionAccurate, message.Raim, ref report);
        Motion(message.SpeedKnots, message.CourseDegrees, null, ref report);
        report.Sigma0 = report.Sigma1 = LongRangeSigmaMeters;
        report.NavigationStatus = message.Status;
    }

    static void Fill(in StaticAndVoyageData message, ref Report report)
    {
        // Ten-digit numbers are official flag state numbers; an IMO number has seven digits.
        report.Identity.Imo = message.Imo is { } imo and < 10_000_000 ? imo : 0;
        report.Identity.Callsign = message.Callsign;
        report.Identity.Name = message.Name;
        Ship(message.ShipType, message.Dimensions, ref report);
    }

    static void Fill(in StaticDataPartB message, ref Report report)
    {
        report.Identity.Callsign = message.Callsign;
        Ship(message.ShipType, message.Dimensions, ref report);
    }

    static void Ship(byte type, ShipDimensions dimensions, ref Report report)
    {
        report.Category = type == 0 ? null : type;
        if (dimensions.LengthMeters != 0) report.LengthMeters = (ushort)dimensions.LengthMeters;
        if (dimensions.BeamMeters != 0) report.BeamMeters = (ushort)dimensions.BeamMeters;
    }

    /// <summary>A latitude beyond 90° or a longitude beyond 180° is no place: the rest of the report is kept.</summary>
    static void Position(double? latitude, double? longitude, bool accurate, bool raim, ref Report report)
    {
        if (latitude is not (>= -90 and <= 90) || longitude is not (>= -180 and <= 180)) return;
        report.Measurement = MeasurementKind.Geodetic;
        report.M0 = latitude.GetValueOrDefault() * GeodeticPosition.RadiansPerDegree;
        report.M1 = longitude.GetValueOrDefault() * GeodeticPosition.RadiansPerDegree;
        report.Sigma0 = report.Sigma1 = accurate ? AccurateSigmaMeters : OrdinarySigmaMeters;
        report.Flags |= ReportFlags.SelfReported;
        if (accurate) report.Flags |= ReportFlags.AisPositionAccuracy;
        if (raim) report.Flags |= ReportFlags.AisRaim;
    }

    static void Motion(double? speedKnots, double? courseDegrees, ushort? headingDegrees, ref Report report)
    {
        if (speedKnots is { } speed) report.GroundSpeed = (float)(speed * MetersPerSecondPerKnot);
        if (courseDegrees is { } course and < 360) report.TrackAngle = (float)(course * GeodeticPosition.RadiansPerDegree);
        if (headingDegrees is { } heading and < 360) report.Heading = (float)(heading * GeodeticPosition.RadiansPerDegree);
    }

    /// <summary>Status 14 = active, 15 = under test (ITU-R M.1371-5, annex 9); anything else from such a device is taken as active.</summary>
    static void Distress(uint mmsi, ref Report report)
    {
        Emergency distress = Mmsi.DistressOf(mmsi);
        if (distress == Emergency.None) return;
        if (report.NavigationStatus == 15) report.Flags |= ReportFlags.TestTarget;
        else report.Emergency = distress;
    }
}
