namespace Atalaya.Formats.Framing;

/// <summary>
/// Takes the frames out of a recording that comes in pieces cut anywhere; where it is cut makes no difference. Holds at most a few frames and
/// what the last call brought; never throws on any bytes.
/// </summary>
/// <example><code>
/// while (reader.TryRead(ref bytes, endOfInput, out RecordedFrame frame)) Use(frame.Time, frame.Payload);
/// </code></example>
public interface IRecordingReader
{
    /// <summary>The name of the framing: "final", "pcap" …</summary>
    string Name { get; }

    /// <summary>True if the times of the frames say when each was received; false: pace and date come from the data.</summary>
    bool HasCaptureTimes { get; }

    /// <summary>Whole frames so far.</summary>
    long Frames { get; }

    /// <summary>Pieces so far that are no frames.</summary>
    long Faults { get; }

    /// <summary>Frames passed over because they carry something else (other protocols in a network capture).</summary>
    long Foreign { get; }

    /// <summary>Takes the next frame or faulty piece off the front of <paramref name="bytes"/>; false if more bytes are needed (all were taken).</summary>
    /// <param name="bytes">The next bytes of the recording.</param>
    /// <param name="endOfInput">True if nothing follows <paramref name="bytes"/>: what is not whole then is a fault.</param>
    /// <param name="frame">The frame.</param>
    bool TryRead(ref ReadOnlySpan<byte> bytes, bool endOfInput, out RecordedFrame frame);
}
