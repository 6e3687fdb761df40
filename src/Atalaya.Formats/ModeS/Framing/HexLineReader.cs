using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Formats.Ais;

namespace Atalaya.Formats.ModeS.Framing;

/// <summary>Reads lines that each hold one frame in hexadecimal digits; blank lines and lines that begin with "#" are passed over.</summary>
public sealed class HexLineReader : IModeSReader
{
    const int KeptHead = 32;

    readonly NmeaLineCutter _lines = new();
    readonly byte[] _head = new byte[KeptHead];
    int _headLength;

    public long Offset => _lines.Place.Offset;
    public RejectReason Reason { get; private set; }
    public ReadOnlySpan<byte> RejectedBytes => _head.AsSpan(0, _headLength);

    public FramingStep Read(ref ReadOnlySpan<byte> rest, out ReceivedFrame frame)
    {
        frame = default;
        while (_lines.TryTake(ref rest, false, out scoped ReadOnlySpan<byte> line, out bool tooLong))
        {
            if (line.Trim(" \t\r"u8).IsEmpty || line[0] == '#') continue;
            RejectReason? fault = tooLong ? RejectReason.Length : HexLine.TryRead(line, out frame);
            return fault is null ? FramingStep.Frame : Reject(fault.Value, line);
        }

        return FramingStep.NeedMore;
    }

    public bool Flush()
    {
        ReadOnlySpan<byte> nothing = default;
        if (!_lines.TryTake(ref nothing, true, out ReadOnlySpan<byte> line, out _) || line.Trim(" \t\r"u8).IsEmpty) return false;
        Reject(RejectReason.Truncated, line);
        return true;
    }

    FramingStep Reject(RejectReason reason, ReadOnlySpan<byte> line)
    {
        Reason = reason;
        _headLength = Math.Min(line.Length, KeptHead);
        line[.._headLength].CopyTo(_head);
        return FramingStep.Rejected;
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("HEXL", 1);
        _lines.Save(writer);
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("HEXL", 1);
        _lines.Load(ref reader);
    }
}
