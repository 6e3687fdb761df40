using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Behaviour;
using Atalaya.Integrity.Deception;
using Atalaya.Integrity.Interference;
using Atalaya.Integrity.Rules;
using Atalaya.Integrity.Sea;

namespace Atalaya.Integrity;

/// <summary>What is configured of Integrity. Part of the configuration frame; every value has a default.</summary>
public sealed record IntegritySettings
{
    /// <summary>Without configuration.</summary>
    public static IntegritySettings Default { get; } = new();

    /// <summary>Areas that rules speak of.</summary>
    public IReadOnlyList<AlertArea> Areas { get; init; } = [];

    /// <summary>What raises an alert, besides what detectors find.</summary>
    public IReadOnlyList<AlertRule> Rules { get; init; } = [];

    /// <summary>Alerts that are switched off although their detectors work.</summary>
    public AlertKindSet Off { get; init; }

    /// <summary>What is doubted of vessels and AIS.</summary>
    public SeaSettings Sea { get; init; } = new();

    /// <summary>Spoofing and ghosts in the air.</summary>
    public DeceptionSettings Deception { get; init; } = new();

    public BehaviourSettings Behaviour { get; init; } = new();

    /// <summary>Of satellite navigation.</summary>
    public InterferenceSettings Interference { get; init; } = new();
}
