using Atalaya.Core.Reports;

namespace Atalaya.Formats.Asterix.Targets;

/// <summary>Passive and multistatic sensors, CAT015, and radio direction finders, CAT205 (EUROCONTROL-SPEC-0149).</summary>
static class PassiveTargets
{
    const ulong TrackEnd = 5, DetectionEnd = 4;

    /// <summary>The place if the sensor computed one; else what it measured: I015/625 is a bistatic range where I015/020 says multi-static.</summary>
    public static void Fill015(ref Report report, AsterixValues values)
    {
        TargetFields.Describe(ref report, values);
        if (values.TryGet(AsterixRole.TargetType, out ulong taxonomy))
        {
            TargetFields.Flag(ref report, taxonomy == 1, ReportFlags.FieldMonitor);
            TargetFields.Flag(ref report, taxonomy == 2, ReportFlags.TestTarget);
            TargetFields.Flag(ref report, taxonomy == 3, ReportFlags.Simulated);
        }

        report.Flags |= ReportFlags.Primary;
        if (values.TryGet(AsterixRole.Pair, out ulong pair)) report.Pair = (ushort)pair;
        if (!values.TryGet(AsterixRole.MessageType, out ulong type) || type != TrackEnd) Measure(ref report, values);
        report.EllipsoidHeight = values.Single(AsterixRole.GeometricHeight);
        TargetFields.Velocity(ref report, values);
        TargetFields.VerticalRate(ref report, values);
    }

    static void Measure(ref Report report, AsterixValues values)
    {
        if (TargetFields.Place(ref report, values, AsterixRole.Latitude, AsterixRole.Longitude)) return;
        bool isMultiStatic = values.TryGet(AsterixRole.MultiStatic, out ulong kind) && kind == 1;
        if (isMultiStatic && values.TryGetValue(AsterixRole.SlantRange, out double range))
        {
            report.Measurement = MeasurementKind.Bistatic;
            report.M0 = range;
            report.M1 = values.TryGetValue(AsterixRole.RangeRate, out double rate) ? rate : values.ValueOrNaN(AsterixRole.DopplerSpeed);
            report.Sigma0 = TargetFields.Sigma(values, AsterixRole.SigmaRange);
            return;
        }

        if (!isMultiStatic) report.RadialVelocity = values.Single(AsterixRole.DopplerSpeed);
        if (!TargetFields.Polar(ref report, values) && !Bearing(ref report, values, AsterixRole.Azimuth)) return;
        report.Sigma0 = TargetFields.Sigma(values, AsterixRole.SigmaRange);
        report.Sigma1 = TargetFields.Sigma(values, AsterixRole.SigmaAzimuth);
        report.Sigma2 = TargetFields.Sigma(values, AsterixRole.SigmaElevation);
    }

    public static void Fill205(ref Report report, AsterixValues values)
    {
        TargetFields.Describe(ref report, values);
        if (values.TryGet(AsterixRole.RadioChannel, out ulong channel)) report.FrequencyKilohertz = Frequency(channel);
        if (values.TryGet(AsterixRole.MessageType, out ulong type) && type == DetectionEnd) return;
        if (TargetFields.Place(ref report, values, AsterixRole.Latitude, AsterixRole.Longitude) || TargetFields.Plane(ref report, values))
        {
            report.Sigma0 = report.Sigma1 = TargetFields.Sigma(values, AsterixRole.Uncertainty);
            return;
        }

        if (!Bearing(ref report, values, AsterixRole.Azimuth)) Bearing(ref report, values, AsterixRole.LocalAzimuth);
    }

    static bool Bearing(ref Report report, AsterixValues values, AsterixRole role)
    {
        if (!values.TryGetValue(role, out double azimuth)) return false;
        report.Measurement = MeasurementKind.Bearing;
        report.M1 = azimuth;
        report.M2 = values.ValueOrNaN(AsterixRole.Elevation);
        return true;
    }

    /// <summary>Kilohertz of a channel named by its megahertz ("121.500"); null = another name.</summary>
    static uint? Frequency(ulong name)
    {
        uint kilohertz = 0;
        int decimals = -1;
        for (int shift = 48; shift >= 0; shift -= 8)
        {
            int character = (int)(name >> shift & 255);
            if (character is ' ' or 0) continue;
            if (character is '.' or ',' && decimals < 0) decimals = 0;
            else if (character is < '0' or > '9' || decimals == 3) return null;
            else
            {
                kilohertz = kilohertz * 10 + (uint)(character - '0');
                if (decimals >= 0) decimals++;
            }
        }

        if (decimals < 0) return null;
        for (; decimals < 3; decimals++) kilohertz *= 10;
        return kilohertz;
    }
}
