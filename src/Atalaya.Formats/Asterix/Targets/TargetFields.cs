using Atalaya.Core.Identity;
using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;

namespace Atalaya.Formats.Asterix.Targets;

/// <summary>What target reports of several categories say in the same way.</summary>
static class TargetFields
{
    public static void Flag(ref Report report, bool condition, ReportFlags flag)
    {
        if (condition) report.Flags |= flag;
    }

    /// <summary>Simulated, test target, field monitor, SPI, military emergency, flight status (I048/230).</summary>
    public static void Describe(ref Report report, AsterixValues values)
    {
        Flag(ref report, values.IsOne(AsterixRole.Simulated), ReportFlags.Simulated);
        Flag(ref report, values.IsOne(AsterixRole.TestTarget), ReportFlags.TestTarget);
        Flag(ref report, values.IsOne(AsterixRole.FieldMonitor), ReportFlags.FieldMonitor);
        Flag(ref report, values.IsOne(AsterixRole.Spi), ReportFlags.Spi);
        Flag(ref report, values.IsOne(AsterixRole.GroundBit), ReportFlags.OnGround);
        Flag(ref report, values.IsOne(AsterixRole.GhostTrack), ReportFlags.SensorDoubts);
        if (values.IsOne(AsterixRole.MilitaryEmergency)) report.Emergency = Emergency.Military;
        else if (values.TryGet(AsterixRole.EmergencyStatus, out ulong emergency)) report.Emergency = EmergencyOfStatus(emergency);
        if (values.TryGet(AsterixRole.TrackNumber, out ulong track)) report.SensorTrackNumber = (uint)track;
        if (!values.TryGet(AsterixRole.FlightStatus, out ulong status)) return;
        Flag(ref report, status is 1 or 3, ReportFlags.OnGround);
        Flag(ref report, status is 4 or 5, ReportFlags.Spi);
    }

    /// <summary>Mode 3/A (I048/070 and its like); the emergency codes count if validated and not garbled.</summary>
    public static void Code(ref Report report, AsterixValues values)
    {
        if (!values.TryGet(AsterixRole.Mode3A, out ulong code)) return;
        bool notValidated = values.IsOne(AsterixRole.Mode3ANotValidated);
        bool garbled = values.IsOne(AsterixRole.Mode3AGarbled);
        report.Identity.Mode3A = (ushort)code;
        Flag(ref report, notValidated, ReportFlags.Mode3ANotValidated);
        Flag(ref report, garbled, ReportFlags.Mode3AGarbled);
        if (!notValidated && !garbled && report.Emergency == Emergency.None) report.Emergency = EmergencyOfCode(code);
    }

    public static void Address(ref Report report, AsterixValues values, AddressKind kind)
    {
        if (!values.TryGet(AsterixRole.Address, out ulong address) || address == 0) return;
        report.Identity.Address = (uint)address;
        report.Identity.AddressKind = kind;
    }

    /// <summary>Eight six-bit characters.</summary>
    public static void Callsign(ref Report report, AsterixValues values, AsterixRole role)
    {
        if (!values.TryGet(role, out ulong text)) return;
        Span<byte> codes = stackalloc byte[8];
        for (int i = 0; i < codes.Length; i++) codes[i] = (byte)(text >> (42 - 6 * i) & 63);
        report.Identity.Callsign = PackedText.FromCodes(codes);
    }

    /// <summary>Flight level and the heights a sensor measured.</summary>
    public static void Heights(ref Report report, AsterixValues values)
    {
        if (values.TryGetValue(AsterixRole.FlightLevel, out double level))
        {
            report.PressureAltitude = (float)level;
            Flag(ref report, values.IsOne(AsterixRole.FlightLevelNotValidated), ReportFlags.AltitudeNotValidated);
            Flag(ref report, values.IsOne(AsterixRole.FlightLevelGarbled), ReportFlags.AltitudeGarbled);
        }

        report.SeaLevelHeight = values.Single(AsterixRole.MeasuredHeight);
        report.EllipsoidHeight = values.Single(AsterixRole.GeometricHeight);
    }

    /// <summary>Ground speed and track angle, sent as such or as components along east and north.</summary>
    public static void Velocity(ref Report report, AsterixValues values)
    {
        report.GroundSpeed = values.Single(AsterixRole.GroundSpeed);
        report.TrackAngle = values.Single(AsterixRole.TrackAngle);
        if (report.GroundSpeed is not null || !values.TryGetValue(AsterixRole.VelocityX, out double east) || !values.TryGetValue(AsterixRole.VelocityY, out double north)) return;
        report.GroundSpeed = (float)Math.Sqrt(east * east + north * north);
        double angle = StableMath.Atan2(east, north);
        report.TrackAngle = (float)(angle < 0 ? angle + 2 * Math.PI : angle);
    }

    /// <summary>Geometric where sent, else barometric.</summary>
    public static void VerticalRate(ref Report report, AsterixValues values)
    {
        report.VerticalRate = values.Single(AsterixRole.GeometricRate);
        if (report.VerticalRate is not null || !values.TryGetValue(AsterixRole.BarometricRate, out double rate)) return;
        report.VerticalRate = (float)rate;
        report.Flags |= ReportFlags.VerticalRateIsBarometric;
    }

    /// <summary>A place in WGS-84, latitude and longitude from these roles; false = none sent.</summary>
    public static bool Place(ref Report report, AsterixValues values, AsterixRole latitude, AsterixRole longitude)
    {
        if (!values.TryGetValue(latitude, out double north) || !values.TryGetValue(longitude, out double east)) return false;
        report.Measurement = MeasurementKind.Geodetic;
        report.M0 = north;
        report.M1 = east;
        report.Sigma0 = Sigma(values, AsterixRole.SigmaY);
        report.Sigma1 = Sigma(values, AsterixRole.SigmaX);
        return true;
    }

    /// <summary>Slant range and azimuth; false = not both sent.</summary>
    public static bool Polar(ref Report report, AsterixValues values)
    {
        if (!values.TryGetValue(AsterixRole.SlantRange, out double range) || !values.TryGetValue(AsterixRole.Azimuth, out double azimuth)) return false;
        report.Measurement = MeasurementKind.Polar;
        report.M0 = range;
        report.M1 = azimuth;
        report.M2 = values.ValueOrNaN(AsterixRole.Elevation);
        return true;
    }

    /// <summary>East and north of the site.</summary>
    public static bool Plane(ref Report report, AsterixValues values)
    {
        if (!values.TryGetValue(AsterixRole.X, out double east) || !values.TryGetValue(AsterixRole.Y, out double north)) return false;
        report.Measurement = MeasurementKind.Plane;
        report.M0 = east;
        report.M1 = north;
        report.Sigma0 = Sigma(values, AsterixRole.SigmaX);
        report.Sigma1 = Sigma(values, AsterixRole.SigmaY);
        return true;
    }

    /// <summary>A standard deviation; 0 is none.</summary>
    public static float Sigma(AsterixValues values, AsterixRole role) => values.TryGetValue(role, out double sigma) && sigma > 0 ? (float)sigma : float.NaN;

    /// <summary>Emitter category of CAT021 and CAT062 as set and number of the squitter (RTCA DO-260B 2.2.3.2.5.2); null = none.</summary>
    public static byte? EmitterCategory(ulong category) => category switch
    {
        >= 1 and <= 6 => (byte)(0xA0 + category),
        10 => 0xA7,
        11 => 0xB1,
        12 => 0xB2,
        13 => 0xB6,
        14 => 0xB7,
        15 => 0xB4,
        16 => 0xB3,
        >= 20 and <= 24 => (byte)(0xC1 + category - 20),
        _ => null,
    };

    /// <summary>A vehicle fleet (I020/300 and its like) makes it a vehicle.</summary>
    public static void Fleet(ref Report report, AsterixValues values)
    {
        if (values.IsOne(AsterixRole.Fleet)) report.Domain = Domain.Land;
    }

    /// <summary>Codes 7500, 7600 and 7700 (ICAO Doc 8168).</summary>
    static Emergency EmergencyOfCode(ulong code) => code switch
    {
        0xF40 => Emergency.UnlawfulInterference,
        0xF80 => Emergency.NoCommunication,
        0xFC0 => Emergency.General,
        _ => Emergency.None,
    };

    /// <summary>I021/200 PS, I062/080 EMS.</summary>
    static Emergency EmergencyOfStatus(ulong status) => status switch
    {
        1 => Emergency.General,
        2 => Emergency.Medical,
        3 => Emergency.MinimumFuel,
        4 => Emergency.NoCommunication,
        5 => Emergency.UnlawfulInterference,
        6 => Emergency.Downed,
        _ => Emergency.None,
    };
}
