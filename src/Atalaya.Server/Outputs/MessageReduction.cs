using Atalaya.Core.Time;
using Atalaya.Formats.ModeS;

namespace Atalaya.Server.Outputs;

/// <summary>Thins out a stream: of each aircraft and kind of message one in a while. Even and odd positions are kinds of their own: a receiver needs both.</summary>
sealed class MessageReduction(int milliseconds)
{
    const int MostRemembered = 1 << 16;

    readonly Dictionary<ulong, Instant> _last = [];

    public bool Passes(in ModeSFrame frame, uint address, Instant time)
    {
        ulong key = (ulong)address << 32 | KindOf(frame);
        if (_last.TryGetValue(key, out Instant last) && Math.Abs(time.NanosecondsSince(last)) < milliseconds * 1_000_000L) return false;
        if (_last.Count == MostRemembered) _last.Clear();
        _last[key] = time;
        return true;
    }

    /// <summary>Format, and of extended squitters the type code, the subtype and the bit that tells even from odd.</summary>
    static uint KindOf(in ModeSFrame frame)
    {
        uint format = (uint)frame.DownlinkFormat;
        if (format is not (17 or 18)) return format;
        uint typeCode = (uint)(frame.Message >> 51);
        uint rest = typeCode is (>= 5 and <= 18) or (>= 20 and <= 22) ? (uint)(frame.Message >> 34 & 1) : (uint)(frame.Message >> 48 & 7);
        return format | typeCode << 8 | rest << 16;
    }
}
