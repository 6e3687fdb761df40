using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Fusion.Registering;

/// <summary>What is estimated of one sensor, and what it rests on.</summary>
sealed class RegisteredSensor(SourceId source, ushort sensor, bool isReference)
{
    /// <summary>Parts of the azimuth in which targets are remembered, of 10°.</summary>
    const int AzimuthBins = 36;

    /// <summary>A single plot is remembered for twice the memory.</summary>
    const double LeastPlotsInBin = 0.13;

    /// <summary>Plots in each, with forgetting.</summary>
    readonly double[] _plotsAt = new double[AzimuthBins];

    public readonly double[] Estimate = new double[BiasTerm.Count], Variance = new double[BiasTerm.Count];

    public readonly ResidualRing Residuals = new();
    public readonly HistoryRing History = new();

    public SourceId Source => source;
    public ushort Sensor => sensor;

    /// <summary>It locates by other means (ADS-B, AIS, multilateration): only its time is estimated.</summary>
    public bool IsReference => isReference;

    public GeodeticPosition Site;

    /// <summary>Its times are those of reception.</summary>
    public bool StampsReception;

    /// <summary>Prior information on its time offset counts this much: below 1 for one that is far off.</summary>
    public double TimeTrust = 1;

    /// <summary>Targets it had in common with others, and plots compared, with forgetting.</summary>
    public double Targets, Plots;

    public bool AppliesRange, AppliesGain, AppliesAzimuth, AppliesTime;

    public Verdict Verdict = Verdict.TooFewTargets;

    public bool IsOf(SourceId otherSource, ushort otherSensor) => source == otherSource && sensor == otherSensor;

    public double Sigma(int term) => Math.Sqrt(Variance[term]);

    /// <summary>Nothing is known of it any more.</summary>
    public void Restart()
    {
        Array.Clear(Estimate);
        Array.Clear(_plotsAt);
        Residuals.Clear();
        TimeTrust = 1;
        Targets = Plots = 0;
        AppliesRange = AppliesGain = AppliesAzimuth = AppliesTime = false;
        Verdict = Verdict.TooFewTargets;
    }

    public void Count(double azimuth)
    {
        int bin = (int)(Angle.NormalizeZeroToTwoPi(azimuth) * (AzimuthBins / (2 * Math.PI)));
        _plotsAt[Math.Clamp(bin, 0, AzimuthBins - 1)]++;
        Plots++;
    }

    /// <summary>Degrees of azimuth in which targets were seen.</summary>
    public double CoverageDegrees()
    {
        int bins = 0;
        foreach (double plots in _plotsAt)
            if (plots >= LeastPlotsInBin) bins++;
        return bins * (360.0 / AzimuthBins);
    }

    public void Forget(double factor)
    {
        Targets *= factor;
        Plots *= factor;
        foreach (ref double plots in _plotsAt.AsSpan()) plots *= factor;
    }

    /// <summary>Decides which biases are applied: those that stand out, where the sensor has been compared well enough.</summary>
    /// <param name="disagree">Its references do.</param>
    public void Judge(RegistrationOptions options, bool disagree)
    {
        bool applied = AppliesRange || AppliesGain || AppliesAzimuth || AppliesTime;
        // Once applied, half of what it took will do: traffic thins out at night.
        double part = applied ? 0.5 : 1;
        bool isFew = Targets < part * options.LeastTargets, isNarrow = !isReference && CoverageDegrees() < part * options.LeastCoverageDegrees;
        bool range = StandsOut(BiasTerm.Range, AppliesRange, options), gain = StandsOut(BiasTerm.Gain, AppliesGain, options);
        bool azimuth = StandsOut(BiasTerm.Azimuth, AppliesAzimuth, options), time = StandsOut(BiasTerm.Time, AppliesTime, options);
        Verdict = isFew ? Verdict.TooFewTargets
            : isNarrow ? Verdict.TooNarrow
            : disagree && !applied ? Verdict.ReferencesDisagree
            : !(range || gain || azimuth || time) ? Verdict.NotSignificant
            : options.Applies ? Verdict.Applied : Verdict.MeasuredOnly;
        applied = Verdict == Verdict.Applied;
        AppliesRange = applied && range;
        AppliesGain = applied && gain;
        AppliesAzimuth = applied && azimuth;
        AppliesTime = applied && time;
    }

    bool StandsOut(int term, bool isApplied, RegistrationOptions options) =>
        Math.Abs(Estimate[term]) > (isApplied ? options.KeepSigmas : options.ApplySigmas) * Sigma(term);

    public RegistrationPoint PointAt(Instant now) => new(
        now,
        (float)Estimate[BiasTerm.Range],
        (float)Sigma(BiasTerm.Range),
        (float)Estimate[BiasTerm.Azimuth],
        (float)Sigma(BiasTerm.Azimuth),
        (float)Estimate[BiasTerm.Time],
        (float)Sigma(BiasTerm.Time));

    public SensorRegistration Read(int targets, int references, int leftOut) => new(source, sensor)
    {
        IsReference = isReference,
        RangeBiasMeters = Estimate[BiasTerm.Range],
        RangeBiasSigmaMeters = Sigma(BiasTerm.Range),
        RangeGain = Estimate[BiasTerm.Gain],
        RangeGainSigma = Sigma(BiasTerm.Gain),
        AzimuthBiasRadians = Estimate[BiasTerm.Azimuth],
        AzimuthBiasSigmaRadians = Sigma(BiasTerm.Azimuth),
        TimeOffsetSeconds = Estimate[BiasTerm.Time],
        TimeOffsetSigmaSeconds = Sigma(BiasTerm.Time),
        AppliesRange = AppliesRange,
        AppliesGain = AppliesGain,
        AppliesAzimuth = AppliesAzimuth,
        AppliesTime = AppliesTime,
        Verdict = Verdict,
        Targets = Targets,
        Plots = Plots,
        CoverageDegrees = CoverageDegrees(),
        TargetsNow = targets,
        ReferencesNow = references,
        ReferencesLeftOut = leftOut,
    };

    public PolarCorrection Correction() => new(
        AppliesRange ? Estimate[BiasTerm.Range] : 0,
        AppliesGain ? Estimate[BiasTerm.Gain] : 0,
        AppliesAzimuth ? Estimate[BiasTerm.Azimuth] : 0,
        AppliesTime ? Estimate[BiasTerm.Time] : 0,
        AppliesRange ? Sigma(BiasTerm.Range) : 0,
        AppliesAzimuth ? Sigma(BiasTerm.Azimuth) : 0);

    public void Save(StateWriter writer)
    {
        writer.Write(Site.Latitude);
        writer.Write(Site.Longitude);
        writer.Write(Site.Height);
        writer.Write(StampsReception);
        writer.Write(TimeTrust);
        writer.Write(Targets);
        writer.Write(Plots);
        writer.Write(AppliesRange);
        writer.Write(AppliesGain);
        writer.Write(AppliesAzimuth);
        writer.Write(AppliesTime);
        writer.Write((byte)Verdict);
        StateArrays.Write(writer, Estimate);
        StateArrays.Write(writer, Variance);
        StateArrays.Write(writer, _plotsAt);
        Residuals.Save(writer);
        History.Save(writer);
    }

    public void Load(ref StateReader reader)
    {
        double latitude = reader.ReadDouble(), longitude = reader.ReadDouble();
        Site = new GeodeticPosition(latitude, longitude, reader.ReadDouble());
        StampsReception = reader.ReadBoolean();
        TimeTrust = reader.ReadDouble();
        Targets = reader.ReadDouble();
        Plots = reader.ReadDouble();
        AppliesRange = reader.ReadBoolean();
        AppliesGain = reader.ReadBoolean();
        AppliesAzimuth = reader.ReadBoolean();
        AppliesTime = reader.ReadBoolean();
        Verdict = (Verdict)reader.ReadByte();
        StateArrays.Read(ref reader, Estimate);
        StateArrays.Read(ref reader, Variance);
        StateArrays.Read(ref reader, _plotsAt);
        Residuals.Load(ref reader);
        History.Load(ref reader);
    }
}
