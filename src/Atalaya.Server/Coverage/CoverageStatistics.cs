using System.Text.Json;
using Atalaya.Pipeline;

namespace Atalaya.Server.Coverage;

/// <summary>What was learned of each sensor, in the --stats line.</summary>
static class CoverageStatistics
{
    public static string Of(Flow flow) =>
        JsonSerializer.Serialize(new CoverageResponse(
            flow.ClosedTick.End.UnixSeconds, flow.Tracker.Options.HearingMemorySeconds,
            CoverageText.Models(flow, flow.Tracker.Coverage.ReadSensors(flow.ClosedTick.End)), null), CoverageJson.Default.CoverageResponse);
}
