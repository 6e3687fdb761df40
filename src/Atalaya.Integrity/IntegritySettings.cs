using Atalaya.Integrity.Interference;
using Atalaya.Integrity.Rules;

namespace Atalaya.Integrity;

/// <summary>What is configured of Integrity. Part of the configuration frame; every value has a default.</summary>
public sealed record IntegritySettings
{
    /// <summary>Areas that rules speak of.</summary>
    public IReadOnlyList<AlertArea> Areas { get; init; } = [];

    /// <summary>What raises an alert, besides what detectors find.</summary>
    public IReadOnlyList<AlertRule> Rules { get; init; } = [];

    /// <summary>Of satellite navigation.</summary>
    public InterferenceSettings Interference { get; init; } = new();
}
