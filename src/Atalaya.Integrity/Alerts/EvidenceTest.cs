namespace Atalaya.Integrity.Alerts;

/// <summary>A test that an alert rests on; its value and threshold are in the unit given here. Persisted: values are frozen.</summary>
public enum EvidenceTest : byte
{
    /// <summary>Distance of the stated place from where a sensor has the object, metres.</summary>
    SensorDistance = 1,

    /// <summary>Sum of squared normalised residuals of stated against measured places (chi-square).</summary>
    ResidualChiSquare = 2,

    /// <summary>Cumulative sum of normalised residuals.</summary>
    ResidualCusum = 3,

    /// <summary>Distance to the closest point of approach, metres.</summary>
    ClosestDistance = 10,

    /// <summary>Time to the closest point of approach, seconds.</summary>
    ClosestTime = 11,

    /// <summary>Difference of heights, metres.</summary>
    VerticalDistance = 12,

    /// <summary>Probability that a track is, or will be, in an area.</summary>
    ProbabilityInside = 13,

    /// <summary>Path over net displacement.</summary>
    PathRatio = 14,

    /// <summary>Distance between two objects, metres.</summary>
    ObjectDistance = 15,

    /// <summary>For how long, seconds.</summary>
    Duration = 16,

    /// <summary>Metres per second.</summary>
    Speed = 17,

    /// <summary>Metres.</summary>
    Height = 18,

    /// <summary>Radians per second.</summary>
    TurnRate = 19,

    /// <summary>Metres per second.</summary>
    ClimbRate = 20,

    /// <summary>Probability that the sensors of the place detect such an object.</summary>
    DetectionProbability = 21,

    /// <summary>Reports, one after the other, that say the same.</summary>
    Repetitions = 22,

    /// <summary>Time until a separation is lost, seconds.</summary>
    ConflictTime = 23,

    /// <summary>Angle turned through, radians.</summary>
    TurnedAngle = 24,

    /// <summary>Aircraft whose navigation is degraded, of those counted (samples).</summary>
    DegradedAircraft = 30,

    /// <summary>Probability of so many degraded by chance.</summary>
    ChanceProbability = 31,

    /// <summary>Share of aircraft or vessels whose navigation degrades of itself, as learned there.</summary>
    BaseRate = 32,

    /// <summary>Radius of a circle as large as the region that holds the source with 95 %, metres.</summary>
    SourceUncertainty = 33,

    /// <summary>Distance beyond which a receiver cannot hear, metres.</summary>
    RadioHorizon = 40,

    /// <summary>Received level against what the stated distance gives, correlation.</summary>
    LevelCorrelation = 41,

    /// <summary>Stated velocity against the change of stated places, metres per second.</summary>
    VelocityDifference = 42,

    /// <summary>Geometric minus pressure height against its course before, metres.</summary>
    HeightDifference = 43,

    /// <summary>Distance between two places of one identity, metres.</summary>
    IdentityDistance = 44,

    /// <summary>Objects that share a pattern.</summary>
    SharedPattern = 45,

    /// <summary>Age of what is transmitted, seconds.</summary>
    TransmissionAge = 46,

    /// <summary>Turns of a radar without an answer.</summary>
    MissedInterrogations = 47,

    /// <summary>Speed needed to get from one stated place to the next, metres per second.</summary>
    NeededSpeed = 50,

    /// <summary>Distance from the nearest water, metres.</summary>
    DistanceInland = 51,

    /// <summary>Radius of the circle fitted to stated places, metres.</summary>
    CircleRadius = 52,

    /// <summary>Residual of that circle over its radius.</summary>
    CircleResidual = 53,

    /// <summary>Fields of the static data that changed.</summary>
    ChangedFields = 54,

    /// <summary>Silence against the interval of reporting, seconds.</summary>
    Silence = 55,

    /// <summary>Objects heard nearby in the same time.</summary>
    OthersHeard = 56,

    /// <summary>A number that does not fit its check digit.</summary>
    CheckDigit = 57,
}
