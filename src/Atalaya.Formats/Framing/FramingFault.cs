namespace Atalaya.Formats.Framing;

/// <summary>Why a piece of a recording is no frame.</summary>
public enum FramingFault : byte
{
    None,

    /// <summary>What stands where a frame should begin cannot be one; reading goes on at the next that is sound.</summary>
    NoFrame,

    /// <summary>The recording ends within a frame.</summary>
    CutOff,

    /// <summary>A captured packet is shorter than its headers say: cut by the capture's snap length, or damaged.</summary>
    PacketCut,

    /// <summary>The capture file ends within a packet.</summary>
    CaptureEnd,

    /// <summary>The capture file itself cannot be: nothing after this place is read.</summary>
    CaptureDamaged,
}
