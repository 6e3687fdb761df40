using System.Text.Json.Serialization;
using Atalaya.Integrity.Rules;

namespace Atalaya.Server.Configuration;

/// <summary>The configuration as the editor shows it. Lists and values are those in force, with the keys of the file.</summary>
/// <param name="Path">Of the file.</param>
/// <param name="Version">Send it back with a change as If-Match: then a change by someone else in between is not undone.</param>
/// <param name="Text">Of the file as it is on disk; empty = there is none.</param>
/// <param name="Fault">Why the text is not in force; absent = it is.</param>
/// <param name="NeedsRestart">Keys whose change takes effect at the next start.</param>
/// <param name="Environment">Variables that override the file.</param>
sealed record ConfigurationModel(
    string Path, string Version, string Text, FaultModel? Fault, IReadOnlyList<string> NeedsRestart, IReadOnlyList<string> Environment,
    SourceSettingModel[] Sources, AlertArea[] Areas, RuleModel[] Rules, RetentionModel Retention, double[]? Site, DetectorModel[] Detectors);

/// <param name="Line">From 1; absent = it is of no line.</param>
/// <param name="Key">Of the value that is wrong; absent = not of one.</param>
sealed record FaultModel(string Error, int? Line, string? Key);

/// <param name="InFile">False: given with --source, it cannot be changed here.</param>
sealed record SourceSettingModel(string Name, string Uri, bool InFile);

/// <summary>What may be configured of a detector, and what is.</summary>
/// <param name="Name">Its key in <c>integrity</c>.</param>
/// <param name="Group">behaviour, sea, air, interference.</param>
/// <param name="Kinds">Its alerts.</param>
/// <param name="Changed">Something of it is not as without configuration.</param>
sealed record DetectorModel(string Name, string Group, string[] Kinds, string Meaning, bool Enabled, bool Changed, DetectorValueModel[] Values);

/// <param name="Unit">Absent = a bare number.</param>
/// <param name="Value">In force.</param>
/// <param name="NotAbove">The value of this detector that it must not be above; absent = none.</param>
/// <param name="Below">The value of this detector that it must be below; absent = none.</param>
sealed record DetectorValueModel(string Name, string? Unit, string Meaning, double Value, double Default, double Least, double Most, bool Whole, string? NotAbove, string? Below);

/// <summary>A rule with the keys and words of the file.</summary>
sealed record RuleModel
{
    public required string Name { get; init; }
    public string? Area { get; init; }
    public required string When { get; init; }
    public string? Domain { get; init; }
    public string? Callsign { get; init; }
    public string? Address { get; init; }
    public string? Mmsi { get; init; }
    public string? ModeA { get; init; }
    public bool? Emergency { get; init; }
    public double? MinSpeedKn { get; init; }
    public double? MaxSpeedKn { get; init; }
    public double? MinAltitudeM { get; init; }
    public double? MaxAltitudeM { get; init; }
    public double? MinStayS { get; init; }
    public double? HorizonS { get; init; }
    public string? CrossesTo { get; init; }
    public required string Severity { get; init; }
}

/// <summary>Absent = no limit.</summary>
sealed record RetentionModel(double? LogDays, double? LogGigabytes, double? ArchiveDays, double? ArchiveGigabytes);

/// <param name="Difference">What would change, in one line; empty = nothing.</param>
sealed record ConfigurationCheckModel(string Difference, IReadOnlyList<string> NeedsRestart);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConfigurationModel))]
[JsonSerializable(typeof(ConfigurationCheckModel))]
[JsonSerializable(typeof(FaultModel))]
sealed partial class ConfigurationJson : JsonSerializerContext;
