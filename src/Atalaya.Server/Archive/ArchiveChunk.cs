using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;

namespace Atalaya.Server.Archive;

/// <summary>Rows on their way from the flow to the archive's own thread: plain copies, nothing turned into text yet.</summary>
sealed class ArchiveChunk
{
    public const int MaxReports = 2048, MaxTracks = 1024, MaxAlerts = 256;

    public ChunkRows<Report> Reports { get; } = new(MaxReports);
    public ChunkRows<Track> Tracks { get; } = new(MaxTracks);
    public ChunkRows<AlertEvent> Alerts { get; } = new(MaxAlerts);

    /// <summary>Rows up to the end of this tick are to be made durable after this chunk; null = not yet.</summary>
    public Tick? Cut { get; set; }

    /// <summary>In force: it has the names of the sources.</summary>
    public PipelineConfiguration? Configuration { get; set; }

    public void Clear()
    {
        Reports.Clear();
        Tracks.Clear();
        Alerts.Clear();
        Cut = null;
        Configuration = null;
    }
}
