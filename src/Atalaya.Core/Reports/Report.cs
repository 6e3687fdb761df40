using Atalaya.Core.Frames;
using Atalaya.Core.Identity;
using Atalaya.Core.Time;

namespace Atalaya.Core.Reports;

/// <summary>
/// What one sensor said about one object at one time. A plain value that travels in pooled batches; converted once, here, to SI units
/// and radians, and otherwise keeping the meaning of the wire. NaN in a measurement or null elsewhere = not sent.
/// </summary>
public struct Report
{
    public SourceId Source;

    /// <summary>Which sensor of the source, where one feed carries several (ASTERIX: SAC × 256 + SIC); 0 = the source is one sensor.</summary>
    public ushort Sensor;

    public HearerSet Hearers;
    public Provenance Provenance;

    /// <summary>Counts the reports of one source, from 0, over its whole stream.</summary>
    public ulong Sequence;

    /// <summary>Time of applicability; where the message carries none (flag TimeIsReceiveTime) <see cref="ReceiveTime"/>, less what the line held it up where the receiver counts.</summary>
    public Instant Time;

    public Instant ReceiveTime;

    /// <summary>
    /// The same for every copy of one transmission, different (but for 2^-64) otherwise; 0 = cannot be compared.
    /// Copies within <see cref="DuplicateWindowMs"/> of each other become one report.
    /// </summary>
    public ulong ContentHash;

    /// <summary>Milliseconds within which equal content is one transmission (0.3 s Mode S, 1.5 s AIS, 1 s ASTERIX on redundant networks).</summary>
    public ushort DuplicateWindowMs;

    public Domain Domain;
    public ReportFlags Flags;
    public Emergency Emergency;

    public MeasurementKind Measurement;

    /// <summary>The measured values: see <see cref="MeasurementKind"/>.</summary>
    public double M0, M1, M2;

    /// <summary>Standard deviations of M0, M1, M2 in metres or radians as the kind says (Geodetic: metres north, east); NaN = use the source's.</summary>
    public float Sigma0, Sigma1, Sigma2;

    /// <summary>Correlation of the errors of M0 and M1, -1 to 1.</summary>
    public float Correlation01;

    /// <summary>Over ground, metres per second; with <see cref="TrackAngle"/>.</summary>
    public float? GroundSpeed;

    /// <summary>Direction of motion over ground, radians from true north clockwise.</summary>
    public float? TrackAngle;

    /// <summary>Direction of the nose or bow, radians from true north clockwise.</summary>
    public float? Heading;

    /// <summary>Metres per second, up positive.</summary>
    public float? VerticalRate;

    /// <summary>Radial velocity, metres per second, away from the sensor positive.</summary>
    public float? RadialVelocity;

    /// <summary>Metres above the 1013.25 hPa surface (Mode C, flight level).</summary>
    public float? PressureAltitude;

    /// <summary>Metres above the WGS-84 ellipsoid.</summary>
    public float? EllipsoidHeight;

    /// <summary>Metres above mean sea level (or above the reference the sensor calls so).</summary>
    public float? SeaLevelHeight;

    public ObjectIdentity Identity;
    public QualityIndicators Quality;

    /// <summary>Emitter category (Mode S: TC and CA packed as 0xA0–0xD7) or AIS ship and cargo type (0–99).</summary>
    public byte? Category;

    /// <summary>Length and beam of a vessel, metres.</summary>
    public ushort? LengthMeters, BeamMeters;

    /// <summary>AIS navigational status, 0–15.</summary>
    public byte? NavigationStatus;

    /// <summary>AIS type of electronic position fixing device: 1 GPS, 2 GLONASS, 3 both, 4 Loran-C, 5 Chayka, 6 integrated, 7 surveyed, 8 Galileo, 15 internal (ITU-R M.1371-5, table 53); null = undefined.</summary>
    public byte? PositionDevice;

    /// <summary>The sensor's own track number for this object; null = it sends plots only.</summary>
    public uint? SensorTrackNumber;

    /// <summary>Bistatic measurements: the pair of transmitter and receiver (<see cref="ServiceReport.Pair"/>) within the sensor.</summary>
    public ushort? Pair;

    /// <summary>Carrier of a transmission whose direction was found, kilohertz.</summary>
    public uint? FrequencyKilohertz;

    public readonly bool Has(ReportFlags flags) => (Flags & flags) == flags;

    /// <summary>The order within a tick: time of applicability, source, sequence.</summary>
    public static int CompareOrder(in Report left, in Report right)
    {
        int order = left.Time.CompareTo(right.Time);
        if (order == 0) order = left.Source.CompareTo(right.Source);
        return order != 0 ? order : left.Sequence.CompareTo(right.Sequence);
    }
}
