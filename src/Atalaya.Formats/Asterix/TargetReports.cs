using Atalaya.Core.Identity;
using Atalaya.Core.Reports;

namespace Atalaya.Formats.Asterix;

/// <summary>CAT048 (EUROCONTROL-SPEC-0149-4) to reports: SI units and radians.</summary>
static class TargetReports
{
    const double MetersPerNauticalMile = 1852;
    const double MetersPerFoot = 0.3048;
    const double RadiansPerAngleUnit = 2 * Math.PI / 65536;
    const double MetersPerRangeUnit = MetersPerNauticalMile / 256;
    const double MetersPerLevelUnit = 25 * MetersPerFoot;
    const double MetersPerHeightUnit = 25 * MetersPerFoot;
    const double MetersPerSecondPerSpeedUnit = MetersPerNauticalMile / 16384;

    /// <summary>
    /// I048/030 codes of what is no aircraft: reflection 1, sidelobe 2, second time around 4, angel 5, road traffic 6, fixed plot 7,
    /// phantom 10, clutter 13, birds 19 and 20, wind turbine 23.
    /// </summary>
    const ulong Doubts = 1ul << 1 | 1ul << 2 | 1ul << 4 | 1ul << 5 | 1ul << 6 | 1ul << 7 | 1ul << 10 | 1ul << 13 | 1ul << 19 | 1ul << 20 | 1ul << 23;

    public static void Fill(ref Report report, in AsterixValues values)
    {
        report.M0 = report.M1 = report.M2 = double.NaN;
        report.Sigma0 = report.Sigma1 = report.Sigma2 = float.NaN;
        Describe(ref report, values);
        Measure(ref report, values);
        Identify(ref report, values);
        Heights(ref report, values);
        if (values.TryGet(AsterixRole.SystemArea, out ulong area) && values.TryGet(AsterixRole.SystemIdentification, out ulong identification)) report.Sensor = (ushort)(area << 8 | identification);
        if (values.TryGet(AsterixRole.TrackNumber, out ulong track)) report.SensorTrackNumber = (uint)track;
        if (values.TryGet(AsterixRole.GroundSpeed, out ulong speed)) report.GroundSpeed = (float)(speed * MetersPerSecondPerSpeedUnit);
        if (values.TryGet(AsterixRole.TrackAngle, out ulong angle)) report.TrackAngle = (float)(angle * RadiansPerAngleUnit);
        if (!values.IsOne(AsterixRole.DopplerDoubtful) && values.TryGetSigned(AsterixRole.DopplerSpeed, 10, out long doppler)) report.RadialVelocity = doppler;
    }

    /// <summary>I048/020, I048/030, I048/170 and the flight status of I048/230.</summary>
    static void Describe(ref Report report, in AsterixValues values)
    {
        Flag(ref report, values.IsOne(AsterixRole.Simulated), ReportFlags.Simulated);
        Flag(ref report, values.IsOne(AsterixRole.TestTarget), ReportFlags.TestTarget);
        Flag(ref report, values.IsOne(AsterixRole.FieldMonitor), ReportFlags.FieldMonitor);
        Flag(ref report, values.IsOne(AsterixRole.Spi), ReportFlags.Spi);
        Flag(ref report, (values.Warnings & Doubts) != 0 || values.IsOne(AsterixRole.GhostTrack), ReportFlags.SensorDoubts);
        if (values.IsOne(AsterixRole.MilitaryEmergency)) report.Emergency = Emergency.Military;
        if (!values.TryGet(AsterixRole.FlightStatus, out ulong status)) return;
        Flag(ref report, status is 1 or 3, ReportFlags.OnGround);
        Flag(ref report, status is 4 or 5, ReportFlags.Spi);
    }

    /// <summary>I048/040, unless I048/020 says that nothing was detected (an extrapolated track).</summary>
    static void Measure(ref Report report, in AsterixValues values)
    {
        bool typed = values.TryGet(AsterixRole.DetectionType, out ulong type);
        if (typed)
        {
            Flag(ref report, type is 1 or 3 or 6 or 7, ReportFlags.Primary);
            Flag(ref report, type >= 2, ReportFlags.Secondary);
            if (type >= 2) report.Domain = Domain.Air;
            if (type == 0) return;
        }

        if (!values.TryGet(AsterixRole.SlantRange, out ulong range) || !values.TryGet(AsterixRole.Azimuth, out ulong azimuth)) return;
        report.Measurement = MeasurementKind.Polar;
        report.M0 = range * MetersPerRangeUnit;
        report.M1 = azimuth * RadiansPerAngleUnit;
    }

    /// <summary>I048/070, I048/220 and I048/240.</summary>
    static void Identify(ref Report report, in AsterixValues values)
    {
        if (values.TryGet(AsterixRole.Mode3A, out ulong code))
        {
            bool notValidated = values.IsOne(AsterixRole.Mode3ANotValidated);
            bool garbled = values.IsOne(AsterixRole.Mode3AGarbled);
            report.Identity.Mode3A = (ushort)code;
            Flag(ref report, notValidated, ReportFlags.Mode3ANotValidated);
            Flag(ref report, garbled, ReportFlags.Mode3AGarbled);
            if (!notValidated && !garbled && report.Emergency == Emergency.None) report.Emergency = EmergencyOf(code);
        }

        if (values.TryGet(AsterixRole.Address, out ulong address) && address != 0)
        {
            report.Identity.Address = (uint)address;
            report.Identity.AddressKind = AddressKind.Icao;
            report.Domain = Domain.Air;
        }

        if (!values.TryGet(AsterixRole.Callsign, out ulong text)) return;
        Span<byte> codes = stackalloc byte[8];
        for (int i = 0; i < codes.Length; i++) codes[i] = (byte)(text >> (42 - 6 * i) & 63);
        report.Identity.Callsign = PackedText.FromCodes(codes);
    }

    /// <summary>I048/090 and I048/110.</summary>
    static void Heights(ref Report report, in AsterixValues values)
    {
        if (values.TryGetSigned(AsterixRole.FlightLevel, 14, out long level))
        {
            report.PressureAltitude = (float)(level * MetersPerLevelUnit);
            Flag(ref report, values.IsOne(AsterixRole.FlightLevelNotValidated), ReportFlags.AltitudeNotValidated);
            Flag(ref report, values.IsOne(AsterixRole.FlightLevelGarbled), ReportFlags.AltitudeGarbled);
        }

        if (values.TryGetSigned(AsterixRole.MeasuredHeight, 14, out long height)) report.SeaLevelHeight = (float)(height * MetersPerHeightUnit);
    }

    /// <summary>Codes 7500, 7600 and 7700 (ICAO Doc 8168).</summary>
    static Emergency EmergencyOf(ulong code) => code switch
    {
        0xF40 => Emergency.UnlawfulInterference,
        0xF80 => Emergency.NoCommunication,
        0xFC0 => Emergency.General,
        _ => Emergency.None,
    };

    static void Flag(ref Report report, bool condition, ReportFlags flag)
    {
        if (condition) report.Flags |= flag;
    }
}
