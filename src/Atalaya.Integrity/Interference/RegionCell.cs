using Atalaya.Core.Time;

namespace Atalaya.Integrity.Interference;

/// <summary>A cell of a region.</summary>
/// <param name="LastWarm">When chance did not explain its count last.</param>
readonly record struct RegionCell(int Cell, Instant Since, Instant LastWarm);
