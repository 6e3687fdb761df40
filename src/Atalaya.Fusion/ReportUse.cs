using Atalaya.Core.Time;

namespace Atalaya.Fusion;

/// <summary>What became of one report of a tick.</summary>
/// <param name="TrackId">The track it belongs to by its key, or more likely than not by its place; 0 = none.</param>
/// <param name="Time">Its time of applicability as the tracker believes it: never ahead of receive time, without the sensor's clock offset.</param>
public readonly record struct ReportUse(ulong TrackId, Instant Time);
