namespace Atalaya.Integrity.Settings;

/// <summary>What detectors have in common, for lists.</summary>
public enum DetectorGroup
{
    Behaviour,
    Sea,
    Air,
    Interference,
}
