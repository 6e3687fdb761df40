using System.Buffers;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.Framing;

/// <summary>The JSON line of a piece of a recording that is no frame: reason, offset, path, first octets.</summary>
public static class FramingErrorJson
{
    public static void Write(IBufferWriter<byte> output, string name, in RecordedFrame frame)
    {
        JsonLineWriter writer = new(512);
        writer.Raw("{\"format\":"u8);
        writer.Text(System.Text.Encoding.ASCII.GetBytes(name));
        writer.Raw(",\"error\":\""u8);
        writer.Raw(Reason(frame.Fault));
        writer.Raw("\",\"offset\":"u8);
        writer.Number(frame.Offset);
        writer.Raw(",\"length\":"u8);
        writer.Number(frame.Length);
        writer.Raw(name == "pcap" ? ",\"path\":\"packet "u8 : ",\"path\":\"frame "u8);
        writer.Number(frame.Number);
        writer.Raw("\",\"hex\":\""u8);
        writer.Hex(frame.Payload);
        writer.Raw("\"}\n"u8);
        writer.Flush(output);
    }

    static ReadOnlySpan<byte> Reason(FramingFault fault) => fault switch
    {
        FramingFault.NoFrame => "no frame begins here"u8,
        FramingFault.CutOff => "the recording ends within a frame"u8,
        FramingFault.PacketCut => "the packet is shorter than its headers say"u8,
        FramingFault.CaptureEnd => "the capture ends within a packet"u8,
        FramingFault.CaptureDamaged => "the capture file is damaged: nothing after this is read"u8,
        _ => ""u8,
    };
}
