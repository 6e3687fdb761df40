namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>What a ghost pretends: degrees, metres per second, pressure altitude in feet, callsign.</summary>
sealed record GhostState(double Latitude, double Longitude, double East, double North, double PressureFeet, string Callsign);
