using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;

namespace Atalaya.Core.Tracks;

/// <summary>
/// What we believe of one object at <see cref="Time"/>: the published form of a track, WGS-84, SI and radians. Changes only when a report
/// or the passing of time changes the belief; between changes a reader extrapolates with the velocity.
/// </summary>
public struct Track
{
    /// <summary>Unique within a recording: source (16 bits) and sequence (48 bits) of the report that began the track.</summary>
    public ulong Id;

    /// <summary>Short number for operators and for outputs of 16 bits: given when the track is confirmed, kept until it ends, reused late; 0 = none.</summary>
    public ushort Number;

    /// <summary>Another living track has the same address, MMSI or serial, and its object is elsewhere.</summary>
    public bool IdentityConflict;

    /// <summary>Sensors contradict what the object says of its place: the place is theirs, and what is stated is refused until it agrees.</summary>
    public bool PositionContradicted;

    /// <summary>It was so close to another track while its key was not heard that which of the two it is cannot be told until it is heard again.</summary>
    public bool IdentityUncertain;

    /// <summary>Of an ended track: the track that goes on for the same object; 0 = none.</summary>
    public ulong MergedInto;

    /// <summary>The confirmed track in whose gate this one began; 0 = none.</summary>
    public ulong SplitFrom;

    public TrackStatus Status;
    public Domain Domain;
    public Emergency Emergency;
    public ReportFlags Flags;

    /// <summary>The time the state is for.</summary>
    public Instant Time;

    /// <summary>Time of applicability of the newest report used for position.</summary>
    public Instant LastPositionTime;

    /// <summary>Receive time of the newest report of any kind.</summary>
    public Instant LastReceiveTime;

    public Instant StartTime;

    /// <summary>False while only identity is known (Mode S without position): latitude and longitude mean nothing then.</summary>
    public bool HasPosition;

    /// <summary>Geodetic, radians, WGS-84.</summary>
    public double Latitude, Longitude;

    /// <summary>Position covariance, square metres.</summary>
    public float VarianceNorth, VarianceEast, CovarianceNorthEast;

    /// <summary>Metres per second over ground; NaN = not known.</summary>
    public float VelocityNorth, VelocityEast;

    /// <summary>1 σ of each velocity component, metres per second.</summary>
    public float VelocitySigma;

    /// <summary>Metres, as measured or stated last.</summary>
    public float? PressureAltitude, EllipsoidHeight, SeaLevelHeight;

    /// <summary>Metres at <see cref="Time"/>, from all that was measured and stated of height and climb.</summary>
    public float? EstimatedPressureAltitude, EstimatedEllipsoidHeight, EstimatedSeaLevelHeight;

    /// <summary>Metres per second, up positive: as stated last, else estimated from heights where these tell it.</summary>
    public float? VerticalRate;

    /// <summary>Radians from true north clockwise.</summary>
    public float? Heading;

    /// <summary>Probability that the object exists, 0 to 1.</summary>
    public float Existence;

    public ObjectIdentity Identity;

    /// <summary>When each part of the identity was last heard; default = never.</summary>
    public Instant KeyTime, Mode3ATime, CallsignTime, NameTime;

    public QualityIndicators Quality;
    public byte? Category;
    public ushort? LengthMeters, BeamMeters;
    public byte? NavigationStatus;

    public Contributions Contributions;
    public byte ContributionCount;

    /// <summary>Reports of any kind used since the start.</summary>
    public uint ReportCount;

    public readonly GeodeticPosition Position => new(Latitude, Longitude, 0);
}
