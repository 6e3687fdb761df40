using Atalaya.Core.Reports;
using Atalaya.Core.State;

namespace Atalaya.Formats.ModeS.Framing;

/// <summary>Finds Mode S frames in a byte stream, however it is cut; keeps a bounded part of an incomplete message.</summary>
public interface IModeSReader
{
    /// <summary>Takes the next piece off the front of <paramref name="rest"/>; call until <see cref="FramingStep.NeedMore"/>.</summary>
    FramingStep Read(ref ReadOnlySpan<byte> rest, out ReceivedFrame frame);

    /// <summary>Ends the stream: true if something incomplete was left, which is then the rejected piece.</summary>
    bool Flush();

    /// <summary>Offset in the stream of the last frame or rejected piece.</summary>
    long Offset { get; }

    /// <summary>Why the last rejected piece was rejected.</summary>
    RejectReason Reason { get; }

    /// <summary>The first bytes of the last rejected piece, at most 32; valid until the next call.</summary>
    ReadOnlySpan<byte> RejectedBytes { get; }

    void Save(StateWriter writer);
    void Load(ref StateReader reader);
}
