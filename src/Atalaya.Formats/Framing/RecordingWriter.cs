using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>Writes frames in any of the framings of <see cref="RecordingFormats"/> but pcap (<see cref="PcapWriter"/>), as the readers understand them.</summary>
public sealed class RecordingWriter
{
    readonly IBufferWriter<byte> _output;
    readonly string _name;
    readonly Instant _start;
    Instant _last;
    uint _sequence;

    /// <summary>Writes what stands before the first frame.</summary>
    /// <param name="name">One of the names but pcap.</param>
    /// <param name="start">When the recording begins: no frame is earlier.</param>
    /// <param name="output">Receives the recording.</param>
    public RecordingWriter(string name, Instant start, IBufferWriter<byte> output)
    {
        if (name == "pcap" || !RecordingFormats.Contains(name)) throw new ArgumentOutOfRangeException(nameof(name), name, "not written here");
        (_name, _start, _last, _output) = (name, start, start, output);
        if (name == "rff") RffHeader();
        if (name == "gps") Room(GpsFraming.Preamble).Fill(GpsFraming.Fill);
    }

    /// <summary>Writes one frame of data blocks; times are rounded down to what the framing holds.</summary>
    public void Write(Instant time, ReadOnlySpan<byte> blocks)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blocks.Length, Framing.MaxPayload - 16);
        switch (_name)
        {
            case "final" or "ioss" or "ioss-seq": Final(time, blocks); break;
            case "gps": Gps(time, blocks); break;
            case "hdlc": Hdlc(blocks); break;
            case "asterix-hex": Hex(time, blocks); break;
            case "oradis": Oradis(time, blocks); break;
            case "rff": Rff(time, blocks); break;
            default: Rply(time, blocks); break;
        }

        _last = time;
    }

    /// <summary>Cleared room that is already taken.</summary>
    Span<byte> Room(int count)
    {
        Span<byte> room = _output.GetSpan(count)[..count];
        room.Clear();
        _output.Advance(count);
        return room;
    }

    void Final(Instant time, ReadOnlySpan<byte> blocks)
    {
        bool isSequenced = _name == "ioss-seq";
        int header = FinalFraming.HeaderLength + (isSequenced ? FinalFraming.SequenceLength : 0);
        Span<byte> frame = Room(header + blocks.Length + FinalFraming.PaddingLength);
        BinaryPrimitives.WriteUInt16BigEndian(frame, (ushort)frame.Length);
        if (isSequenced) BinaryPrimitives.WriteUInt32BigEndian(frame[2..], _sequence++);
        long day = (time.StartOfDay.NanosecondsSince(_start.StartOfDay)) / Instant.NanosecondsPerDay;
        BinaryPrimitives.WriteUInt32BigEndian(frame[(header - 4)..], (uint)(day & 0xFF) << 24 | (uint)(time.NanosecondOfDay / 10_000_000));
        blocks.CopyTo(frame[header..]);
        if (_name == "final") BinaryPrimitives.WriteUInt32BigEndian(frame[^FinalFraming.PaddingLength..], FinalFraming.Padding);
    }

    void Gps(Instant time, ReadOnlySpan<byte> blocks)
    {
        if (BlockChain.LengthOf(blocks) != blocks.Length) throw new ArgumentException("one block a frame", nameof(blocks));
        Span<byte> frame = Room(blocks.Length + GpsFraming.TrailerLength);
        blocks.CopyTo(frame);
        Span<byte> trailer = frame[blocks.Length..];
        BinaryPrimitives.WriteUInt32BigEndian(trailer[(GpsFraming.StampPosition - 1)..], (uint)(time.NanosecondOfDay / TimeOfDay.NanosecondsPerRawUnit));
    }

    void Hdlc(ReadOnlySpan<byte> blocks)
    {
        Span<byte> frame = Room(HdlcFraming.HeaderLength + blocks.Length + HdlcFraming.CheckLength);
        frame[0] = HdlcFraming.Address;
        frame[1] = HdlcFraming.Control;
        blocks.CopyTo(frame[HdlcFraming.HeaderLength..]);
        ushort check = FrameCheckSequence.Finish(FrameCheckSequence.Add(FrameCheckSequence.Initial, frame[..^HdlcFraming.CheckLength]));
        BinaryPrimitives.WriteUInt16LittleEndian(frame[^HdlcFraming.CheckLength..], check);
    }

    void Hex(Instant time, ReadOnlySpan<byte> blocks) =>
        _output.Write(Encoding.ASCII.GetBytes($"{time.ToDateTime().ToString("yyyyMMdd:HHmmss.fff", CultureInfo.InvariantCulture)} 0000{Convert.ToHexString(blocks)}\n"));

    void Oradis(Instant time, ReadOnlySpan<byte> blocks)
    {
        Span<byte> frame = Room(OradisFraming.HeaderLength + blocks.Length);
        BinaryPrimitives.WriteUInt16BigEndian(frame, (ushort)frame.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame[2..], (uint)(time.NanosecondOfDay / 1_000_000));
        blocks.CopyTo(frame[OradisFraming.HeaderLength..]);
    }

    void RffHeader()
    {
        Span<byte> header = Room(RffFraming.FileHeaderLength);
        for (int i = 0; i < 2; i++) Encoding.ASCII.GetBytes(_start.ToDateTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), header[(i * RffFraming.TextLength)..]);
    }

    /// <summary>The text of the header holds whole seconds.</summary>
    void Rff(Instant time, ReadOnlySpan<byte> blocks)
    {
        Span<byte> frame = Room(RffFraming.HeaderLength + blocks.Length);
        long start = _start.UnixNanoseconds - _start.UnixNanoseconds % Instant.NanosecondsPerSecond;
        BinaryPrimitives.WriteUInt32LittleEndian(frame, (uint)((time.UnixNanoseconds - start) / 1_000_000));
        BinaryPrimitives.WriteUInt16LittleEndian(frame[4..], (ushort)blocks.Length);
        blocks.CopyTo(frame[RffFraming.HeaderLength..]);
    }

    void Rply(Instant time, ReadOnlySpan<byte> blocks)
    {
        Span<byte> frame = Room(RplyFraming.HeaderLength + blocks.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame, blocks.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[4..], (uint)(time.UnixMilliseconds - _last.UnixMilliseconds));
        blocks.CopyTo(frame[RplyFraming.HeaderLength..]);
    }
}
