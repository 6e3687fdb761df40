using System.Buffers;
using System.Buffers.Binary;
using Atalaya.Core.Reports;
using Atalaya.Core.State;

namespace Atalaya.Formats.ModeS.Framing;

/// <summary>
/// Reads AVR text: <c>*HEX;</c>, with twelve hexadecimal digits of counter <c>@</c> (or <c>%</c>), with counter and two digits of level <c>&lt;</c>.
/// White space between messages is free; a line feed ends whatever a missing semicolon left open.
/// </summary>
public sealed class AvrReader : IModeSReader
{
    const int TickDigits = 12;
    const int KeptTail = 64;
    const int KeptHead = 32;

    static readonly SearchValues<byte> Ends = SearchValues.Create(";\n"u8);
    static readonly SearchValues<byte> Starts = SearchValues.Create("*:@%<"u8);

    readonly byte[] _tail = new byte[KeptTail];
    readonly byte[] _head = new byte[KeptHead];
    int _tailLength;
    int _headLength;
    long _pieceLength;
    long _pieceStart;
    long _position;
    Step _next;

    enum Step : byte
    {
        Collect,

        /// <summary>The piece has been handed out: forget it first.</summary>
        Forget,

        /// <summary>Garbage before a message has been handed out; the message waits whole in the tail.</summary>
        Message,
    }

    public long Offset { get; private set; }
    public RejectReason Reason { get; private set; }
    public ReadOnlySpan<byte> RejectedBytes => _head.AsSpan(0, _headLength);

    public FramingStep Read(ref ReadOnlySpan<byte> rest, out ReceivedFrame frame)
    {
        frame = default;
        if (_next == Step.Message) return FinishSplit(out frame);
        if (_next == Step.Forget) Forget();
        if (_pieceLength == 0) SkipWhiteSpace(ref rest);
        int length = rest.IndexOfAny(Ends);
        if (length < 0)
        {
            Append(rest);
            rest = default;
            return FramingStep.NeedMore;
        }

        Append(rest[..length]);
        bool terminated = rest[length] == ';';
        if (_pieceLength == 0) _pieceStart = _position;
        _position++;
        rest = rest[(length + 1)..];
        ReadOnlySpan<byte> tail = _tail.AsSpan(0, _tailLength);
        int start = terminated ? tail.LastIndexOfAny(Starts) : -1;
        if (start < 0) return Reject(RejectReason.Framing);
        return _pieceLength - tail.Length + start > 0 ? SplitGarbage(start) : Finish(out frame);
    }

    public bool Flush()
    {
        if (_next == Step.Forget) Forget();
        if (_pieceLength == 0) return false;
        Reject(RejectReason.Truncated);
        return true;
    }

    /// <summary>Something stands before the start of a message: it is handed out as rejected, the message stays for the next call.</summary>
    FramingStep SplitGarbage(int start)
    {
        int messageLength = _tailLength - start;
        long garbage = _pieceLength - messageLength;
        _headLength = (int)Math.Min(garbage, _headLength);
        Reject(RejectReason.Framing);
        _tail.AsSpan(start, messageLength).CopyTo(_tail);
        _pieceStart += garbage;
        _pieceLength = _tailLength = messageLength;
        _next = Step.Message;
        return FramingStep.Rejected;
    }

    FramingStep FinishSplit(out ReceivedFrame frame)
    {
        _headLength = Math.Min(_tailLength, KeptHead);
        _tail.AsSpan(0, _headLength).CopyTo(_head);
        return Finish(out frame);
    }

    FramingStep Finish(out ReceivedFrame frame)
    {
        frame = default;
        _next = Step.Forget;
        Offset = _pieceStart;
        ReadOnlySpan<byte> digits = _tail.AsSpan(1, _tailLength - 1);
        int prefix = _tail[0] switch { (byte)'@' or (byte)'%' => TickDigits, (byte)'<' => TickDigits + 2, _ => 0 };
        int frameDigits = digits.Length - prefix;
        if (frameDigits is not (4 or 2 * ModeSFrame.ShortLength or 2 * ModeSFrame.LongLength)) return Reject(RejectReason.Length);
        Span<byte> bytes = stackalloc byte[(TickDigits + 2) / 2 + ModeSFrame.LongLength];
        if (Convert.FromHexString(digits, bytes, out _, out int written) != OperationStatus.Done) return Reject(RejectReason.InvalidValue);
        if (frameDigits == 4) return FramingStep.Other;
        ulong? ticks = null;
        if (prefix > 0) ticks = BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16;
        frame = new ReceivedFrame(ModeSFrame.FromBytes(bytes[(prefix / 2)..written]), ticks, prefix > TickDigits ? bytes[TickDigits / 2] : null);
        return FramingStep.Frame;
    }

    FramingStep Reject(RejectReason reason)
    {
        _next = Step.Forget;
        Offset = _pieceStart;
        Reason = reason;
        return FramingStep.Rejected;
    }

    void Forget()
    {
        _headLength = _tailLength = 0;
        _pieceLength = 0;
        _next = Step.Collect;
    }

    void SkipWhiteSpace(ref ReadOnlySpan<byte> rest)
    {
        int i = 0;
        while (i < rest.Length && rest[i] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') i++;
        rest = rest[i..];
        _position += i;
    }

    /// <summary>Adds to the piece: its first bytes and its last bytes are kept.</summary>
    void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        if (_pieceLength == 0) _pieceStart = _position;
        int toHead = Math.Min(KeptHead - _headLength, bytes.Length);
        bytes[..toHead].CopyTo(_head.AsSpan(_headLength));
        _headLength += toHead;
        _pieceLength += bytes.Length;
        _position += bytes.Length;
        if (bytes.Length > KeptTail) bytes = bytes[^KeptTail..];
        int excess = _tailLength + bytes.Length - KeptTail;
        if (excess > 0)
        {
            _tail.AsSpan(excess, _tailLength - excess).CopyTo(_tail);
            _tailLength -= excess;
        }

        bytes.CopyTo(_tail.AsSpan(_tailLength));
        _tailLength += bytes.Length;
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("AVR ", 1);
        writer.Write((byte)_next);
        writer.Write(_pieceLength);
        writer.Write(_pieceStart);
        writer.Write(_position);
        writer.Write(_tail.AsSpan(0, _tailLength));
        writer.Write(_head.AsSpan(0, _headLength));
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("AVR ", 1);
        _next = (Step)reader.ReadByte();
        _pieceLength = reader.ReadInt64();
        _pieceStart = reader.ReadInt64();
        _position = reader.ReadInt64();
        _tailLength = Load(ref reader, _tail);
        _headLength = Load(ref reader, _head);
        if (_next > Step.Message || _next == Step.Message && _tailLength == 0) throw new InvalidDataException("state: impossible AVR reader");
    }

    static int Load(ref StateReader reader, byte[] destination)
    {
        ReadOnlySpan<byte> bytes = reader.ReadBytes();
        if (bytes.Length > destination.Length) throw new InvalidDataException("state: an AVR reader's buffer is too long");
        bytes.CopyTo(destination);
        return bytes.Length;
    }
}
