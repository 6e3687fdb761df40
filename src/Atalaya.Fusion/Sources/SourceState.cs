using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
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

    /// <summary>Seconds per turn: configured, sent by the sensor, seen in its plots, or the running median of what tracks saw; NaN = not known.</summary>
    public double ScanPeriodSeconds;

    /// <summary>True if the period was configured or sent and is not to be learned.</summary>
    public bool PeriodIsStated;

    /// <summary>True if the sensor's plots show it by themselves (<see cref="TurnWatch"/>): what tracks saw is not asked then.</summary>
    public bool PeriodIsSeen;

    public int PeriodSamples;

    /// <summary>What its plots show of its turn; null = no plot yet.</summary>
    public TurnWatch? Turns;

    public readonly bool IsPeriodKnown => PeriodIsStated || PeriodIsSeen || PeriodSamples >= SourceTable.MedianSamples;

    /// <summary>A look of the sensor has one stamp.</summary>
    public readonly bool StampsWholeLooks => SeesAtOnce || StampsTurnEnd;

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

    public void SetFrame(GeodeticPosition position)
    {
        HasSite = true;
        Frame = new LocalFrame(position);
        Undulation = Geoid.Undulation(position.Latitude, position.Longitude);
    }

    public static bool IsPlace(GeodeticPosition position) =>
        Math.Abs(position.Latitude) <= Math.PI / 2 && Math.Abs(position.Longitude) <= 2 * Math.PI && Math.Abs(position.Height) <= 100_000;

    public void SetPeriod(double seconds)
    {
        if (!(seconds is >= SourceTable.MinPeriodSeconds and <= SourceTable.MaxPeriodSeconds)) return;
        ScanPeriodSeconds = seconds;
        PeriodIsStated = true;
    }

    /// <summary>Lets a plot show the turn, where nobody has stated it.</summary>
    public void Watch(in Report report)
    {
        if (!TurnWatch.TryDirection(report, out int direction)) return;
        Turns ??= new TurnWatch();
        Turns.Note(StampsWholeLooks ? 0 : direction, report.Time, StampsWholeLooks);
        PeriodIsSeen = Turns.TryTurn(out double seconds);
        if (PeriodIsSeen) ScanPeriodSeconds = seconds;
    }

    public readonly void Write(StateWriter writer)
    {
        writer.Write(Number);
        writer.Write(Sensor);
        writer.Write(HasSite);
        writer.Write(SiteIsConfigured);
        writer.Write(Frame.Origin.Latitude);
        writer.Write(Frame.Origin.Longitude);
        writer.Write(Frame.Origin.Height);
        writer.Write(RangeSigmaMeters);
        writer.Write(AzimuthSigmaRadians);
        writer.Write(DetectionProbability);
        writer.Write(ClutterDensity);
        writer.Write(ScanPeriodSeconds);
        writer.Write(PeriodIsStated);
        writer.Write(PeriodIsSeen);
        writer.Write(PeriodSamples);
        writer.Write(SeesAtOnce);
        writer.Write(StampsTurnEnd);
        writer.Write(First.UnixNanoseconds);
        writer.Write(DeliverySeconds);
        writer.Write(RadialsRight);
        writer.Write(RadialsWrong);
        writer.Write(Turns is not null);
        Turns?.Save(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote after the numbers of source and sensor.</summary>
    public void Read(ref StateReader reader)
    {
        HasSite = reader.ReadBoolean();
        SiteIsConfigured = reader.ReadBoolean();
        double latitude = reader.ReadDouble(), longitude = reader.ReadDouble();
        GeodeticPosition position = new(latitude, longitude, reader.ReadDouble());
        if (HasSite && !IsPlace(position)) throw new InvalidDataException("state: a site that is no place");
        if (HasSite) SetFrame(position);
        RangeSigmaMeters = reader.ReadDouble();
        AzimuthSigmaRadians = reader.ReadDouble();
        DetectionProbability = reader.ReadDouble();
        ClutterDensity = reader.ReadDouble();
        ScanPeriodSeconds = reader.ReadDouble();
        PeriodIsStated = reader.ReadBoolean();
        PeriodIsSeen = reader.ReadBoolean();
        PeriodSamples = reader.ReadInt32();
        SeesAtOnce = reader.ReadBoolean();
        StampsTurnEnd = reader.ReadBoolean();
        First = new Instant(reader.ReadInt64());
        DeliverySeconds = reader.ReadDouble();
        RadialsRight = reader.ReadInt32();
        RadialsWrong = reader.ReadInt32();
        Turns = reader.ReadBoolean() ? new TurnWatch() : null;
        Turns?.Load(ref reader);
    }
}
