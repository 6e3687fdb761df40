namespace Atalaya.Formats.Ais;

/// <summary>Where a line begins in its stream: bytes before it, and its number from 1.</summary>
public readonly record struct NmeaPlace(long Offset, long Line);
