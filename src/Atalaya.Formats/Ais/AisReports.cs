using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
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
    const int ManualSecond = 61, DeadReckoningSecond = 62, InoperativeSecond = 63;

    /// <param name="used">False for message types that give no report.</param>
    public static NmeaFault Fill(in AisBits bits, Instant receiveTime, Instant? stationTime, out bool used, ref Report report)
    {
        report.Domain = DomainOf(bits);
        report.Identity.Mmsi = bits.Mmsi;
        report.M0 = report.M1 = report.M2 = double.NaN;
        report.Sigma0 = report.Sigma1 = report.Sigma2 = float.NaN;
        NmeaFault fault = FillContent(bits, ref report, out int second, out used);
        if (!used) return fault;
        Navigation(bits.Type, second, ref report);
        Distress(bits.Mmsi, ref report);
        report.ContentHash = bits.Hash();
        report.DuplicateWindowMs = DuplicateWindowMs;
        report.ReceiveTime = receiveTime;
        report.Time = AisTime.Of(receiveTime, stationTime, second, ref report.Flags);
        return NmeaFault.None;
    }

    /// <summary>Time stamps of the position: 61 manual, 62 dead reckoning, 63 positioning inoperative (ITU-R M.1371-5, table 48).</summary>
    static void Navigation(int type, int second, ref Report report)
    {
        bool isPosition = type is 1 or 2 or 3 or 9 or 18 or 19 or 27;
        if (!isPosition) return;
        if (second == InoperativeSecond || report.Measurement == MeasurementKind.None) report.Flags |= ReportFlags.NavigationLost;
        if (second is ManualSecond or DeadReckoningSecond) report.Flags |= ReportFlags.NavigationEstimated;
    }

    static Domain DomainOf(in AisBits bits) => Mmsi.KindOf(bits.Mmsi) switch
    {
        MmsiKind.SearchAndRescueAircraft => Domain.Air,
        MmsiKind.CoastStation => Domain.Land,
        _ => bits.Type switch { 9 => Domain.Air, 4 => Domain.Land, _ => Domain.Sea },
    };

    /// <param name="second">UTC second of the position; <see cref="NoSecond"/> for messages without one.</param>
    static NmeaFault FillContent(in AisBits bits, ref Report report, out int second, out bool used)
    {
        second = NoSecond;
        used = true;
        bool complete;
        switch (bits.Type)
        {
            case 0:
                used = false;
                return NmeaFault.MessageTypeUnknown;
            case 5 when bits.Length > AisFields.LongestBits(bits):
                used = false;
                return NmeaFault.PayloadTooLong;
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
            case 4 or 9 or 11 or 19 or 21 or 27:
                complete = TryFillPosition(bits, ref report, out second);
                break;
            case 5 or 24:
                complete = TryFillStatic(bits, ref report, out used);
                break;
            case 8 when InlandStaticData.TryDecode(bits, out InlandStaticData inland):
                complete = true;
                Fill(inland, ref report);
                break;
            default:
                NoFields none = default;
                NmeaFault fault = AisFields.Visit(bits, ref none);
                used = fault == NmeaFault.None && bits.Type == 14 && IsDistressDevice(bits.Mmsi);
                if (used) FillSafetyText(bits, ref report);
                return fault;
        }

        used &= complete;
        return complete ? NmeaFault.None : NmeaFault.PayloadTooShort;
    }

    static bool TryFillPosition(in AisBits bits, ref Report report, out int second)
    {
        bool complete;
        second = NoSecond;
        switch (bits.Type)
        {
            case 9:
                complete = SearchAndRescueAircraftReport.TryDecode(bits, out SearchAndRescueAircraftReport aircraft);
                second = aircraft.Second;
                Fill(aircraft, ref report);
                return complete;
            case 19:
                complete = ExtendedPositionReportClassB.TryDecode(bits, out ExtendedPositionReportClassB extended);
                second = extended.Second;
                Fill(extended, ref report);
                return complete;
            case 21:
                complete = AidToNavigationReport.TryDecode(bits, out AidToNavigationReport aid);
                second = aid.Second;
                Fill(aid, ref report);
                return complete;
            case 27:
                complete = LongRangeReport.TryDecode(bits, out LongRangeReport longRange);
                Fill(longRange, ref report);
                return complete;
            default:
                complete = BaseStationReport.TryDecode(bits, out BaseStationReport station);
                second = station.Second;
                Position(station.LatitudeDegrees, station.LongitudeDegrees, station.PositionAccurate, station.Raim, ref report);
                return complete;
        }
    }

    /// <param name="used">False for part numbers that are reserved.</param>
    static bool TryFillStatic(in AisBits bits, ref Report report, out bool used)
    {
        bool complete;
        used = true;
        switch (bits.Type == 5 ? 5 : bits.UnsignedBits(38, 2))
        {
            case 5:
                complete = StaticAndVoyageData.TryDecode(bits, out StaticAndVoyageData voyage);
                Fill(voyage, ref report);
                return complete;
            case 0:
                complete = StaticDataPartA.TryDecode(bits, out StaticDataPartA partA);
                report.Identity.Name = partA.Name;
                return complete;
            case 1:
                complete = StaticDataPartB.TryDecode(bits, out StaticDataPartB partB);
                Fill(partB, ref report);
                return complete;
            default:
                used = false;
                return true;
        }
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

    static void Fill(in SearchAndRescueAircraftReport message, ref Report report)
    {
        Position(message.LatitudeDegrees, message.LongitudeDegrees, message.PositionAccurate, message.Raim, ref report);
        Motion(message.SpeedKnots, message.CourseDegrees, null, ref report);
        if (message.AltitudeIsBarometric) report.PressureAltitude = message.AltitudeMeters;
        else report.SeaLevelHeight = message.AltitudeMeters;
    }

    static void Fill(in ExtendedPositionReportClassB message, ref Report report)
    {
        Position(message.LatitudeDegrees, message.LongitudeDegrees, message.PositionAccurate, message.Raim, ref report);
        Motion(message.SpeedKnots, message.CourseDegrees, message.HeadingDegrees, ref report);
        report.Identity.Name = message.Name;
        Ship(message.ShipType, message.Dimensions, ref report);
        report.PositionDevice = Device(message.PositionFix);
    }

    /// <summary>The type of an aid is no ship type: the category stays empty.</summary>
    static void Fill(in AidToNavigationReport message, ref Report report)
    {
        Position(message.LatitudeDegrees, message.LongitudeDegrees, message.PositionAccurate, message.Raim, ref report);
        report.Identity.Name = message.Name;
        if (!message.IsVirtual) Ship(0, message.Dimensions, ref report);
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
        report.PositionDevice = Device(message.PositionFix);
    }

    static void Fill(in StaticDataPartB message, ref Report report)
    {
        report.Identity.Callsign = message.Callsign;
        Ship(message.ShipType, message.Dimensions, ref report);
        report.PositionDevice = Device(message.PositionFix);
    }

    static byte? Device(byte? sent) => sent == 0 ? null : sent;

    /// <summary>Rounded up to whole metres, as the inland standard asks for message 5. The ERI type is no AIS ship type: the category stays empty.</summary>
    static void Fill(in InlandStaticData message, ref Report report)
    {
        if (message.LengthMeters is { } length) report.LengthMeters = (ushort)Math.Ceiling(length);
        if (message.BeamMeters is { } beam) report.BeamMeters = (ushort)Math.Ceiling(beam);
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

    static bool IsDistressDevice(uint mmsi) => DistressOf(mmsi) != Emergency.None;

    /// <summary>Devices that transmit in distress or under test only.</summary>
    static Emergency DistressOf(uint mmsi) => Mmsi.KindOf(mmsi) switch
    {
        MmsiKind.SearchAndRescueTransmitter => Emergency.SearchAndRescueTransmitter,
        MmsiKind.ManOverboard => Emergency.ManOverboard,
        MmsiKind.PositionIndicatingBeacon => Emergency.PositionIndicatingBeacon,
        _ => Emergency.None,
    };

    /// <summary>
    /// Status 14 = active, 15 = under test; text "SART ACTIVE" and "SART TEST", "MOB …", "EPIRB …" (ITU-R M.1371-5, annex 9; IEC 61097-14).
    /// Anything else from such a device is taken as active.
    /// </summary>
    static void Distress(uint mmsi, ref Report report)
    {
        Emergency distress = DistressOf(mmsi);
        if (distress == Emergency.None) return;
        if (report.NavigationStatus == 15) report.Flags |= ReportFlags.TestTarget;
        if (!report.Has(ReportFlags.TestTarget)) report.Emergency = distress;
    }

    static void FillSafetyText(in AisBits bits, ref Report report)
    {
        Span<byte> text = stackalloc byte[SafetyText.MaxCharacters];
        if (text[..SafetyText.Read(bits, text)].EndsWith(" TEST"u8)) report.Flags |= ReportFlags.TestTarget;
    }
}
