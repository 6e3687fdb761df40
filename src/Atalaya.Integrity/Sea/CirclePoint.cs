namespace Atalaya.Integrity.Sea;

/// <summary>A stated place on the way of one vessel.</summary>
/// <param name="East">Metres from where the trail began; likewise north.</param>
/// <param name="Course">Radians, over ground.</param>
/// <param name="Heading">Radians, by compass; NaN = not sent.</param>
/// <param name="Speed">Metres per second.</param>
readonly record struct CirclePoint(float East, float North, float Course, float Heading, float Speed);
