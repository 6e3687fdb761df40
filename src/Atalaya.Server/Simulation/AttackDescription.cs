using Atalaya.Scenarios.Attacks;

namespace Atalaya.Server.Simulation;

/// <summary>What a description of attacks says.</summary>
/// <param name="Recording">The name of a scenario, or paths of files or of one directory.</param>
/// <param name="Attacks">To inject.</param>
sealed record AttackDescription(IReadOnlyList<string> Recording, IReadOnlyList<AttackSpec> Attacks);
