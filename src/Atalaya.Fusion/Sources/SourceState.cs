using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Fusion.Registering;

namespace Atalaya.Fusion.Sources;

/// <summary>What is configured and learned of one sensor: a source, or one of several that a source carries.</summary>
struct SourceState
{
    public ushort Number;

    /// <summary>The sensor within its source (ASTERIX: SAC × 256 + SIC); 0 = the source itself.</summary>
    public ushort Sensor;

    /// <summary>Index of the next sensor of the same source; -1 = none.</summary>
    public int Next;

    public bool HasSite;

    /// <summary>The site came from configuration: what the sensor says of itself does not replace it.</summary>
    public bool SiteIsConfigured;

    public LocalFrame Frame;

    /// <summary>Height of the sea above the ellipsoid at the site, metres (<see cref="Geoid"/>): near enough for all it sees.</summary>
    public double Undulation;

    public double RangeSigmaMeters, AzimuthSigmaRadians;

    /// <summary>What registration takes off its measurements.</summary>
    public PolarCorrection Correction;

    /// <summary>Configured; NaN = not.</summary>
    public double DetectionProbability, ClutterDensity;

    /// <summary>Seconds per turn: configured, sent by the sensor, or the running median of what tracks saw; NaN = not known.</summary>
    public double ScanPeriodSeconds;

    /// <summary>True if the period was configured or sent and is not to be learned.</summary>
    public bool PeriodIsStated;

    public int PeriodSamples;

    public readonly bool IsPeriodKnown => PeriodIsStated || PeriodSamples >= SourceTable.MedianSamples;

    /// <summary>Radial velocities that fitted tracks well known, and that did not; halved together from time to time.</summary>
    public int RadialsRight, RadialsWrong;

    /// <summary>Time of its first report; MaxValue = none yet.</summary>
    public Instant First;

    /// <summary>Seconds that its reports take to arrive, on the long side, beyond the tick that they come in.</summary>
    public double DeliverySeconds;

    /// <summary>Sees its whole area at one instant (<see cref="SensorModel.SeesAtOnce"/>).</summary>
    public bool SeesAtOnce;

    /// <summary>Stamps a whole turn with the time of its end (<see cref="SensorModel.StampsTurnEnd"/>).</summary>
    public bool StampsTurnEnd;

    /// <summary>Seconds by which its stamps are late: what registration found, and half a turn where a turn has one stamp.</summary>
    public readonly double StampSeconds => Correction.TimeSeconds + (StampsTurnEnd && IsPeriodKnown ? ScanPeriodSeconds / 2 : 0);
}
