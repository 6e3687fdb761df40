using Atalaya.Core.Time;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Identifying;

namespace Atalaya.Fusion.Living;

/// <summary>What a track's life depends on and nobody outside needs to know.</summary>
struct TrackLife
{
    /// <summary>Newest time of applicability of any report.</summary>
    public Instant LastSeen;

    /// <summary>When an unidentified track is charged the next miss.</summary>
    public Instant NextMiss;

    /// <summary>Height over each datum, with climb.</summary>
    public HeightFilter PressureFilter, EllipsoidFilter, SeaLevelFilter;

    /// <summary>Its pressure altitudes come in steps of less than 100 ft.</summary>
    public bool HasFineHeights;

    public Instant PressureTime, EllipsoidTime, SeaLevelTime, RateTime, HeadingTime;

    /// <summary>When the emergency state of the track was last stated.</summary>
    public Instant EmergencyTime;

    /// <summary>Running mean of the time between reports, seconds.</summary>
    public float IntervalSeconds;

    /// <summary>Turn and detection probability of the radar whose misses tell most of it.</summary>
    public float ScanPeriodSeconds, DetectionProbability;

    /// <summary>The object is not harder to see than this.</summary>
    public float LeastDetection;

    /// <summary>Number of its group with joint hypotheses, from 1; 0 = none.</summary>
    public int Group;

    /// <summary>Of each component of the velocity stated last, m²/s²; 0 = none was.</summary>
    public float StatedVelocityVariance;

    public uint PositionCount;
    public ushort ScanSource;

    /// <summary>Another track that may be of the same object, the logarithm of the odds for it, from so many tests, and the last of them.</summary>
    public ulong TwinId;

    public Instant TwinTested;
    public float TwinEvidence;
    public byte TwinTests;

    /// <summary>Reports with its key come from a second place too (<see cref="Identifying.IdentityConflicts"/>).</summary>
    public bool IsSuspected;

    /// <summary>Probability that it is something real that is soon gone (<see cref="Sources.ShortLived"/>); what is left to <see cref="Core.Tracks.Track.Existence"/> and this is nothing at all.</summary>
    public float Transience;

    /// <summary>It has been confirmed, or would have been but for that.</summary>
    public bool WasLikely;

    /// <summary>Of an object with a key: where sensors alone have it.</summary>
    public MeasuredPath Path;

    /// <summary>Of an object with a key: whether it still is that object.</summary>
    public IdentityDoubt Doubt;

    /// <summary>Impossible positions in a row.</summary>
    public byte Outliers;

    public byte ProvenanceCount, ProvenanceNext;

    /// <summary>Turns over which an object's own detection probability is learned: vessels of wood and steel differ in the same cell.</summary>
    const float DetectionMemoryTurns = 16;

    /// <summary>
    /// A radar saw it. An object is not easier to see than its cell lets expect, or one miss would say too much, and only so much harder:
    /// what is missed more often is gone.
    /// </summary>
    /// <param name="expected">Detection probability in its cell.</param>
    /// <param name="least">The least that an object there can have.</param>
    public void Detected(ushort source, double expected, double least)
    {
        LeastDetection = (float)least;
        if (ScanSource != source || DetectionProbability == 0) DetectionProbability = (float)expected;
        else DetectionProbability = Math.Min(DetectionProbability + (1 - DetectionProbability) / DetectionMemoryTurns, (float)expected);
        ScanSource = source;
    }

    public void Missed() => DetectionProbability = Math.Max(DetectionProbability - DetectionProbability / DetectionMemoryTurns, LeastDetection);
}
