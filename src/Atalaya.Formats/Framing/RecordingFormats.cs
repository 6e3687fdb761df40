using System.Buffers.Binary;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>The kinds of recordings that frame sensor data: their names, their readers, and how to tell them.</summary>
public static class RecordingFormats
{
    /// <summary>Frames of whole blocks that are enough to tell a recording, of so many that are looked at.</summary>
    const int Proof = 3, MaxFrames = 32;

    public static IReadOnlyList<string> Names { get; } = ["asterix-hex", "final", "gps", "hdlc", "ioss", "ioss-seq", "oradis", "pcap", "rff", "rply"];

    public static bool Contains(string name) => Names.Contains(name);

    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="start">When a recording without date began, or the midnight before; null = its times count from 1970-01-01 or are not known.</param>
    /// <param name="forAsterix">What to expect inside: for captures, see <see cref="CaptureReader"/>.</param>
    public static IRecordingReader Create(string name, Instant? start, bool forAsterix = true) =>
        name == "pcap" ? new CaptureReader(forAsterix) : new FramingReader(CreateFraming(name, start));

    static Framing CreateFraming(string name, Instant? start) => name switch
    {
        "final" or "ioss" or "ioss-seq" => new FinalFraming(name, start),
        "gps" => new GpsFraming(start),
        "hdlc" => new HdlcFraming(),
        "asterix-hex" => new HexFraming(),
        "oradis" => new OradisFraming(start),
        "rff" => new RffFraming(start),
        "rply" => new RplyFraming(start),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no recording"),
    };

    /// <summary>Tells a recording by its first octets; null = none of these. Noise and other formats are none.</summary>
    /// <param name="head">The first octets.</param>
    /// <param name="isWhole">True if there are no more.</param>
    public static string? Recognise(ReadOnlySpan<byte> head, bool isWhole)
    {
        if (IsPcap(head)) return "pcap";
        if (Fits(new HexFraming(), head, isWhole)) return "asterix-hex";
        if (head.Length > RffFraming.FileHeaderLength && RffFraming.IsHeader(head[..RffFraming.FileHeaderLength]) && Fits(new RffFraming(null), head, isWhole)) return "rff";
        if (head.Length > GpsFraming.Preamble && GpsFraming.IsFilled(head) && Fits(new GpsFraming(null), head, isWhole)) return "gps";
        if (Fits(new FinalFraming("ioss-seq", null), head, isWhole)) return "ioss-seq"; // before final: just after midnight its days and times look like blocks
        if (Fits(new FinalFraming("final", null), head, isWhole)) return HasFinalPadding(head) ? "final" : "ioss";
        if (Fits(new OradisFraming(null), head, isWhole)) return "oradis";
        if (Fits(new RplyFraming(null), head, isWhole)) return "rply";
        return Fits(new HdlcFraming(), head, isWhole) ? "hdlc" : null;
    }

    static bool IsPcap(ReadOnlySpan<byte> head) =>
        head.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(head) is 0xA1B2C3D4 or 0xD4C3B2A1 or 0xA1B23C4D or 0x4D3CB2A1 or 0x0A0D0D0A;

    /// <summary>True for frames that prove themselves and hold blocks: three, or as many as there are, or one that the head cuts off with a single block inside.</summary>
    static bool Fits(Framing framing, ReadOnlySpan<byte> head, bool isWhole)
    {
        int at = framing.PreambleLength, proof = 0;
        for (int frame = 0; frame < MaxFrames && proof < Proof; frame++)
        {
            if (at >= head.Length) return proof > 0;
            FrameLook look = framing.Look(head[at..], isWhole, out FrameExtent extent);
            if (look == FrameLook.More) return proof > 0 || (frame == 0 && BlockChain.BeginsOne(head[at..], extent));
            if (look == FrameLook.None || !(extent.IsSure || extent.IsLikely)) return proof > 1;
            if (BlockChain.Fills(framing.Payload(head.Slice(at, extent.Length), extent))) proof++;
            at += extent.Length;
        }

        return proof > 0;
    }

    static bool HasFinalPadding(ReadOnlySpan<byte> head)
    {
        int end = BinaryPrimitives.ReadUInt16BigEndian(head);
        return end > head.Length || BinaryPrimitives.ReadUInt32BigEndian(head[(end - FinalFraming.PaddingLength)..]) == FinalFraming.Padding;
    }
}
