using System.Text.Json.Serialization;
using Atalaya.Server.Alerts;
using Atalaya.Server.Setup;

namespace Atalaya.Server.Web;

// The JSON of /api/v1: snake_case, absent = unknown.

/// <summary>A track as a row: the columns of <c>atalaya track</c>.</summary>
record TrackRow
{
    public required string TrackId { get; init; }

    /// <summary>Short number of a confirmed track, used again late.</summary>
    public int? TrackNumber { get; init; }
    public double? Lat { get; init; }
    public double? Lon { get; init; }
    public double? AltM { get; init; }
    public double? GroundSpeedMps { get; init; }
    public double? TrackDeg { get; init; }
    public double? VerticalRateMps { get; init; }
    public string? Address { get; init; }
    public uint? Mmsi { get; init; }
    public string? Callsign { get; init; }

    /// <summary>Of a vessel.</summary>
    public string? Name { get; init; }
    public uint? Imo { get; init; }
    public string? ModeA { get; init; }

    /// <summary>Another system's track, kept apart from ours: SAC/SIC of the system and its number there.</summary>
    public string? SystemTrack { get; init; }

    /// <summary>True while another track has the same address, MMSI or serial.</summary>
    public bool? IdentityConflict { get; init; }

    /// <summary>True while it cannot be told which of two tracks that were close to each other it is.</summary>
    public bool? IdentityUncertain { get; init; }

    /// <summary>True while sensors contradict the place that the object states: the place given is theirs.</summary>
    public bool? PositionContradicted { get; init; }
    public required string[] Sources { get; init; }
    public required string Status { get; init; }
    public required string Domain { get; init; }
    public required double Time { get; init; }
}

sealed record TrackDetail : TrackRow
{
    public required double StartTime { get; init; }

    /// <summary>The track in whose gate this one began.</summary>
    public string? SplitFrom { get; init; }

    /// <summary>Of a track that ended: the track that goes on for the same object.</summary>
    public string? MergedInto { get; init; }
    public required double LastReceiveTime { get; init; }
    public double? HeadingDeg { get; init; }
    public double? PositionSigmaM { get; init; }
    public double? VelocitySigmaMps { get; init; }
    public double? Existence { get; init; }
    public int? Category { get; init; }
    public required string Emergency { get; init; }
    public required bool Simulated { get; init; }
    public required bool OnGround { get; init; }
    public int? LengthM { get; init; }
    public int? BeamM { get; init; }
    public int? NavigationStatus { get; init; }
    public double? PressureAltitudeM { get; init; }
    public double? EllipsoidHeightM { get; init; }
    public required uint ReportCount { get; init; }
    public required TrackQuality Quality { get; init; }
    public required TrackContributor[] Contributors { get; init; }
    public required FrameReference[] Provenance { get; init; }
}

sealed record TrackQuality(byte? Nic, byte? NacP, byte? NacV, byte? Sil, byte? Sda, byte? Gva, byte? Version, float? SignalDbfs);

/// <summary>A sensor of a track; position is the frame of its latest report, segment:offset in the log.</summary>
sealed record TrackContributor(string Source, string? Sensor, double AgeS, uint Count, string Position);

sealed record FrameReference(string Source, string Position);

sealed record TracksResponse(double Time, TrackRow[] Tracks, string? NextCursor);

sealed record PictureResponse(double Time, long Tick, long Sequence, string Mode, bool Simulated, TrackRow[] Tracks, AlertRow[] Alerts);

sealed record SiteModel(double Lat, double Lon, double HeightM);

sealed record SourceModel
{
    public required int Id { get; init; }
    public required string Name { get; init; }
    public required string Format { get; init; }
    public string? Uri { get; init; }
    public required string State { get; init; }
    public string? Detail { get; init; }
    public required bool Simulated { get; init; }
    public SiteModel? Site { get; init; }
    public required long Messages { get; init; }
    public required double MessagesPerSecond { get; init; }
    public required long Reports { get; init; }
    public required double ReportsPerSecond { get; init; }
    public required long Bytes { get; init; }
    public required double BytesPerSecond { get; init; }
    public required long Rejected { get; init; }
    public required Dictionary<string, long> RejectedByReason { get; init; }
    public required long Warnings { get; init; }

    /// <summary>Reports that were copies of a transmission already reported.</summary>
    public required long Duplicates { get; init; }
    public required long Dropped { get; init; }
    public double? LastReceiveTime { get; init; }
    public SensorModel[]? Sensors { get; init; }

    /// <summary>ASTERIX: the edition of each category and sensor.</summary>
    public EditionModel[]? Editions { get; init; }
    public double? LastMessageAgeS { get; init; }

    /// <summary>The source's clock minus ours, short by the least delay among its last reports; absent where it stamps nothing.</summary>
    public double? ClockOffsetS { get; init; }

    /// <summary>How old a report usually is when it comes, by the source's own clock.</summary>
    public double? ReportAgeS { get; init; }

    /// <summary>Objects of the picture that this source hears and that have no position, from it or from any other.</summary>
    public int ObjectsWithoutPosition { get; init; }
    public Dictionary<string, int>? WithoutPositionByReason { get; init; }

    /// <summary>What is wrong or odd and how to mend it; absent = nothing.</summary>
    public AdviceModel[]? Advice { get; init; }
}

/// <summary>Edition null = the records fit none that is known and are rejected; confidence = share of sound records of late.</summary>
sealed record EditionModel(int Category, int? Sac, int? Sic, string? Edition, double Confidence, bool Configured);

/// <summary>A sensor of a source as it tells of itself; with reported_by (SAC/SIC) as another system tells.</summary>
sealed record SensorModel
{
    public required int Sac { get; init; }
    public required int Sic { get; init; }
    public string? ReportedBy { get; init; }
    public required long Messages { get; init; }
    public required double LastTime { get; init; }
    public double? AntennaPeriodS { get; init; }
    public double? AntennaPeriodStatedS { get; init; }
    public double? LastNorth { get; init; }
    public double? LastSector { get; init; }
    public double? SectorAzimuthDeg { get; init; }
    public SensorStatusModel? Status { get; init; }
    public double? RangeBiasM { get; init; }
    public double? AzimuthBiasDeg { get; init; }
    public StrobeModel[]? JammingStrobes { get; init; }
}

sealed record SensorStatusModel
{
    public required bool Nogo { get; init; }
    public required bool Degraded { get; init; }
    public required bool Overloaded { get; init; }
    public required bool TimeSourceInvalid { get; init; }
    public required bool Disconnected { get; init; }

    /// <summary>Everything that is wrong, by name.</summary>
    public required string[] Conditions { get; init; }
}

sealed record StrobeModel(double? AzimuthDeg, double? EndAzimuthDeg, double Time);

sealed record SourcesResponse(SourceModel[] Sources);

sealed record HealthResponse
{
    public required string Status { get; init; }
    public required string Mode { get; init; }
    public required bool Simulated { get; init; }
    public required double Time { get; init; }
    public required long Tick { get; init; }
    public required string PictureHash { get; init; }
    public required int Tracks { get; init; }
    public required int Alerts { get; init; }
    public required string Version { get; init; }
    public required string Build { get; init; }
    public string? Recording { get; init; }
    public string? RecordingProblem { get; init; }
    public required long FramesLogged { get; init; }
    public required long FramesDropped { get; init; }
}

sealed record ErrorResponse(string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TrackRow))]
[JsonSerializable(typeof(TracksResponse))]
[JsonSerializable(typeof(TrackDetail))]
[JsonSerializable(typeof(PictureResponse))]
[JsonSerializable(typeof(SourcesResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(StreamRequest))]
sealed partial class WebJson : JsonSerializerContext;
