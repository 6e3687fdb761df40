using System.Buffers.Binary;
using Atalaya.Core.Reports;
using Atalaya.Core.State;

namespace Atalaya.Formats.ModeS.Framing;

/// <summary>
/// Reads Mode-S Beast binary: 0x1A, type, content with every 0x1A doubled. Types '1' Mode A/C (2 bytes), '2' short and '3' long frame and
/// '4' status begin with a 6-byte counter and a level; 0xE3 carries an 8-byte receiver number. 0x1A before another byte always begins a message.
/// </summary>
public sealed class BeastReader : IModeSReader
{
    const byte Escape = 0x1A;
    const int PrefixLength = 7;
    const int LongestBody = PrefixLength + ModeSFrame.LongLength;
    const int KeptRejected = 32;

    enum State : byte
    {
        /// <summary>Between messages, or in bytes that are none.</summary>
        Hunting,
        HuntingEscaped,
        Body,
        BodyEscaped,
    }

    readonly byte[] _body = new byte[LongestBody];
    readonly byte[] _rejected = new byte[KeptRejected];
    State _state;
    byte _type;
    int _bodyLength;
    long _position;
    long _pieceStart;
    long _garbageLength;
    long _garbageStart;
    int _rejectedLength;
    bool _rejectedTaken;

    public long Offset { get; private set; }
    public RejectReason Reason { get; private set; }
    public ReadOnlySpan<byte> RejectedBytes => _rejected.AsSpan(0, _rejectedLength);

    public FramingStep Read(ref ReadOnlySpan<byte> rest, out ReceivedFrame frame)
    {
        if (_rejectedTaken) ForgetRejected();
        if (_state == State.Hunting && _garbageLength == 0 && TryReadWhole(ref rest, out frame)) return FramingStep.Frame;
        for (int i = 0; i < rest.Length; i++)
        {
            FramingStep step = Take(rest[i], out frame);
            if (step == FramingStep.NeedMore) continue;
            rest = rest[(i + 1)..];
            return step;
        }

        rest = default;
        frame = default;
        return FramingStep.NeedMore;
    }

    public bool Flush()
    {
        if (_rejectedTaken) ForgetRejected();
        bool incomplete = _state is State.Body or State.BodyEscaped;
        if (_state == State.HuntingEscaped) AddGarbage(Escape, _position - 1);
        if (incomplete) KeepBody();
        bool any = incomplete || _garbageLength > 0;
        if (any) Reject(incomplete ? RejectReason.Truncated : RejectReason.Framing);
        _state = State.Hunting;
        return any;
    }

    /// <summary>The common case: a frame whole in one piece and without doubled bytes.</summary>
    bool TryReadWhole(ref ReadOnlySpan<byte> rest, out ReceivedFrame frame)
    {
        frame = default;
        if (rest.Length < 2 || rest[0] != Escape) return false;
        int frameLength = rest[1] switch { (byte)'3' => ModeSFrame.LongLength, (byte)'2' => ModeSFrame.ShortLength, _ => 0 };
        int length = 2 + PrefixLength + frameLength;
        if (frameLength == 0 || rest.Length < length) return false;
        ReadOnlySpan<byte> body = rest[2..length];
        if (body.Contains(Escape)) return false;
        frame = FrameOf(body);
        Offset = _position;
        _position += length;
        rest = rest[length..];
        return true;
    }

    FramingStep Take(byte value, out ReceivedFrame frame)
    {
        frame = default;
        long position = _position++;
        switch (_state)
        {
            case State.Hunting:
                if (value != Escape) AddGarbage(value, position);
                else _state = State.HuntingEscaped;
                return FramingStep.NeedMore;
            case State.HuntingEscaped:
                if (value != Escape) return Begin(value, position - 1);
                AddGarbage(Escape, position - 1);
                AddGarbage(Escape, position);
                _state = State.Hunting;
                return FramingStep.NeedMore;
            case State.Body when value == Escape:
                _state = State.BodyEscaped;
                return FramingStep.NeedMore;
            case State.BodyEscaped when value != Escape:
                KeepBody();
                return Begin(value, position - 1, RejectReason.Truncated);
            default:
                _state = State.Body;
                return TakeBody(value, out frame);
        }
    }

    FramingStep TakeBody(byte value, out ReceivedFrame frame)
    {
        frame = default;
        _body[_bodyLength++] = value;
        if (_bodyLength < BodyLength(_type)) return FramingStep.NeedMore;
        _state = State.Hunting;
        Offset = _pieceStart;
        if (_type is not ((byte)'2' or (byte)'3')) return FramingStep.Other;
        frame = FrameOf(_body.AsSpan(0, _bodyLength));
        return FramingStep.Frame;
    }

    /// <summary>A message begins, if its type is known; what came before it was garbage or is cut off.</summary>
    FramingStep Begin(byte type, long start, RejectReason reason = RejectReason.Framing)
    {
        if (BodyLength(type) == 0)
        {
            AddGarbage(Escape, start);
            AddGarbage(type, start + 1);
            _state = State.Hunting;
            return FramingStep.NeedMore;
        }

        _type = type;
        _bodyLength = 0;
        _pieceStart = start;
        _state = State.Body;
        if (_garbageLength == 0) return FramingStep.NeedMore;
        Reject(reason);
        return FramingStep.Rejected;
    }

    void KeepBody()
    {
        AddGarbage(Escape, _pieceStart);
        AddGarbage(_type, _pieceStart + 1);
        for (int i = 0; i < _bodyLength; i++) AddGarbage(_body[i], _pieceStart + 2 + i);
    }

    void AddGarbage(byte value, long position)
    {
        if (_garbageLength++ == 0) _garbageStart = position;
        if (_rejectedLength < KeptRejected) _rejected[_rejectedLength++] = value;
    }

    void Reject(RejectReason reason)
    {
        Offset = _garbageStart;
        Reason = reason;
        _rejectedTaken = true;
    }

    void ForgetRejected()
    {
        _rejectedLength = 0;
        _garbageLength = 0;
        _rejectedTaken = false;
    }

    static int BodyLength(byte type) => type switch
    {
        (byte)'1' => PrefixLength + 2,
        (byte)'2' => PrefixLength + ModeSFrame.ShortLength,
        (byte)'3' => PrefixLength + ModeSFrame.LongLength,
        (byte)'4' => PrefixLength + 14,
        0xE3 => 8,
        _ => 0,
    };

    static ReceivedFrame FrameOf(ReadOnlySpan<byte> body)
    {
        ulong ticks = BinaryPrimitives.ReadUInt64BigEndian(body) >> 16;
        return new ReceivedFrame(ModeSFrame.FromBytes(body[PrefixLength..]), ticks, body[6]);
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("BEAS", 1);
        writer.Write((byte)_state);
        writer.Write(_type);
        writer.Write(_position);
        writer.Write(_pieceStart);
        writer.Write(_garbageLength);
        writer.Write(_garbageStart);
        writer.Write(_rejectedTaken);
        writer.Write(_body.AsSpan(0, _bodyLength));
        writer.Write(_rejected.AsSpan(0, _rejectedLength));
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("BEAS", 1);
        _state = (State)reader.ReadByte();
        _type = reader.ReadByte();
        _position = reader.ReadInt64();
        _pieceStart = reader.ReadInt64();
        _garbageLength = reader.ReadInt64();
        _garbageStart = reader.ReadInt64();
        _rejectedTaken = reader.ReadBoolean();
        _bodyLength = Load(ref reader, _body);
        _rejectedLength = Load(ref reader, _rejected);
        bool inBody = _state is State.Body or State.BodyEscaped;
        if (_state > State.BodyEscaped || inBody && _bodyLength >= BodyLength(_type)) throw new InvalidDataException("state: impossible Beast reader");
    }

    static int Load(ref StateReader reader, byte[] destination)
    {
        ReadOnlySpan<byte> bytes = reader.ReadBytes();
        if (bytes.Length > destination.Length) throw new InvalidDataException("state: a Beast reader's buffer is too long");
        bytes.CopyTo(destination);
        return bytes.Length;
    }
}
