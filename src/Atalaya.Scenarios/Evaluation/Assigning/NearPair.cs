namespace Atalaya.Scenarios.Evaluation.Assigning;

/// <summary>A row and a column (an object and a track of one time, by their places in it) and how far apart they are.</summary>
readonly record struct NearPair(int Row, int Column, double DistanceMeters);
