using Atalaya.Core.Reports;
using Atalaya.Pipeline;
using Atalaya.Server.Coverage;
using Atalaya.Server.Registration;

namespace Atalaya.Server.Commands;

/// <summary>The totals of a flow in the --stats line.</summary>
static class FlowStatistics
{
    public static void Fill(RunStatistics statistics, Flow flow)
    {
        foreach (FlowSource source in flow.Sources)
        {
            DecodeCounters counters = source.Decoder.Counters;
            statistics.Records.Records += counters.Messages;
            statistics.Records.Bytes += counters.Bytes;
            statistics.Records.Errors += counters.Rejected;
            statistics.Records.Warnings += counters.Warnings;
        }

        foreach (byte value in Convert.FromHexString(flow.PictureHash)) statistics.Records.Add(value);
        statistics.Add("reports", flow.ReportCount);
        statistics.Add("duplicates", flow.MergedCount);
        statistics.Add("tracks_confirmed", flow.ConfirmedTrackCount);
        statistics.Add("max_live_tracks", flow.MaxTrackCount);
        statistics.Add("registration", RegistrationStatistics.Of(flow.Tracker, (source, sensor) => RegistrationNames.Of(flow, source, sensor)));
        statistics.Add("coverage", CoverageStatistics.Of(flow));
        statistics.Add("picture_hash", $"\"{flow.PictureHash}\"");
        statistics.Add("tick", flow.ClosedTick.Number);
    }
}
