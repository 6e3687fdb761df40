using Atalaya.Scenarios.Evaluation.Scoring;
using Atalaya.Scenarios.Evaluation.Trajectories;

namespace Atalaya.Scenarios.Evaluation;

/// <summary>Everything found out about one set of tracks.</summary>
public sealed record TrackEvaluation
{
    public required EvaluationOptions Options { get; init; }

    /// <summary>Number of objects in the truth, and of tracks.</summary>
    public required int Truths { get; init; }

    /// <inheritdoc cref="Truths"/>
    public required int Tracks { get; init; }

    /// <summary>Median step of the scored times.</summary>
    public required double StepSeconds { get; init; }

    public required SetErrorFigures SetError { get; init; }
    public required SiapFigures Siap { get; init; }
    public required IdentityFigures Identity { get; init; }
    public required ErrorFigures Errors { get; init; }
    public required UpdateFigures Updates { get; init; }

    /// <summary>Null = not asked for.</summary>
    public TrajectoryGospaFigures? TrajectoryGospa { get; init; }

    /// <summary>Each scored time.</summary>
    public required IReadOnlyList<TimeFigures> Times { get; init; }

    /// <summary>Each object, in the order of names.</summary>
    public required IReadOnlyList<ObjectFigures> Objects { get; init; }

    /// <summary>Errors of position of the one-to-one matches, in metres, ascending.</summary>
    public required IReadOnlyList<double> PositionErrors { get; init; }
}
