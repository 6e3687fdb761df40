namespace Atalaya.Scenarios.Evaluation.Scoring;

/// <summary>How well tracks keep to their objects, one to one.</summary>
/// <param name="Switches">An object is matched with another track than last.</param>
/// <param name="Fragments">An object is matched again after a time without a match.</param>
/// <param name="SwitchesPerTruth">Switches / objects.</param>
/// <param name="Mota">Multiple object tracking accuracy: 1 - (missed + false + switches) / object times.</param>
/// <param name="Idf1">Share of times under the right name, each object and track having one partner for all time.</param>
/// <param name="LongestSegment">Longest run of matches with one track / life, both summed over objects.</param>
public sealed record IdentityFigures(int Switches, int Fragments, double SwitchesPerTruth, double Mota, double Idf1, double LongestSegment);
