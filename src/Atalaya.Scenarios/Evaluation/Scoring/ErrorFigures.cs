namespace Atalaya.Scenarios.Evaluation.Scoring;

/// <summary>Errors of the one-to-one matches, in metres, m/s and degrees; NaN = the files hold nothing to tell it from.</summary>
/// <param name="WorstTruthRms">RMS of the object with the largest.</param>
/// <param name="AlongMean">Along the object's course: below 0 = tracks lag.</param>
/// <param name="VelocityRms">RMS of the length of the velocity error.</param>
public sealed record ErrorFigures(
    double PositionRms,
    double PositionP50,
    double PositionP95,
    double PositionP99,
    double PositionLargest,
    double WorstTruthRms,
    double AlongRms,
    double AlongMean,
    double AcrossRms,
    double VelocityRms,
    double VelocityRmsStraight,
    double VelocityRmsTurn,
    double SpeedRms,
    double CourseRmsStraightDegrees,
    double CourseRmsTurnDegrees);
