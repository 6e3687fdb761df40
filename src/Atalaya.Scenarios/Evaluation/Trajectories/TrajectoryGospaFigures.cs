namespace Atalaya.Scenarios.Evaluation.Trajectories;

/// <summary>Trajectory GOSPA and its parts; the parts are powers of metres summed over time.</summary>
/// <param name="TotalMeters">Root of the sum of the parts.</param>
/// <param name="RmsPerTimeMeters">Root of the sum / number of times.</param>
public sealed record TrajectoryGospaFigures(
    double TotalMeters,
    double RmsPerTimeMeters,
    double LocalisationPower,
    double MissedPower,
    double FalsePower,
    double SwitchPower,
    double SwitchMeters);
