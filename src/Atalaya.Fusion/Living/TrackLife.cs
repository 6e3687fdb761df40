using Atalaya.Core.Time;

namespace Atalaya.Fusion.Living;

/// <summary>What a track's life depends on and nobody outside needs to know.</summary>
struct TrackLife
{
    /// <summary>Newest time of applicability of any report.</summary>
    public Instant LastSeen;

    /// <summary>When an unidentified track is charged the next miss.</summary>
    public Instant NextMiss;

    public Instant PressureTime, EllipsoidTime, SeaLevelTime, RateTime, HeadingTime;

    /// <summary>When the emergency state of the track was last stated.</summary>
    public Instant EmergencyTime;

    /// <summary>Running mean of the time between reports, seconds.</summary>
    public float IntervalSeconds;

    /// <summary>Turn and detection probability of the fastest radar that sees it.</summary>
    public float ScanPeriodSeconds, DetectionProbability;

    /// <summary>Number of its group with joint hypotheses, from 1; 0 = none.</summary>
    public int Group;

    public uint PositionCount;
    public ushort ScanSource;

    /// <summary>Impossible positions in a row.</summary>
    public byte Outliers;

    public byte ProvenanceCount, ProvenanceNext;
}
