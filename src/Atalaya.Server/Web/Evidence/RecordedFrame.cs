using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Recording.Reading;

namespace Atalaya.Server.Web.Evidence;

/// <summary>A frame of sensor data read back from the log.</summary>
sealed record RecordedFrame(SourceId Source, Instant ReceiveTime, byte[] Payload)
{
    /// <summary>Null where no such frame is there: never recorded, or removed since.</summary>
    public static RecordedFrame? Read(LogReader log, LogPosition position)
    {
        try
        {
            return log.TryReadAt(position, out Frame frame) && frame.Kind == FrameKind.SensorData
                ? new RecordedFrame(frame.Source, frame.ReceiveTime, frame.Payload.ToArray())
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }
}
