using Atalaya.Core.Time;
using Atalaya.Server.Live;
using Atalaya.Server.Web;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>The flow whose tracks are sent, as the outputs read it.</summary>
sealed class FollowedFlow(FlowHost host, DetectionMemory detections)
{
    public LivePicture Picture => host.Picture;
    public DetectionMemory Detections => detections;

    /// <summary>Ticks have stopped closing: the picture is old.</summary>
    public bool IsStale => host.StreamState.IsStale;

    public List<SensorReport> Sensors(AsterixOutputSettings settings, Instant now) => host.Read(flow => SensorReports.Of(flow, host.Feeds, detections.LastBySensor(), settings, now));
}
