using System.Buffers.Binary;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>
/// "GPS" recordings: 2,200 octets of preamble, then each block with a trailer of ten octets. Four of the trailer name the recorder, three are
/// the time of day in 1/128 s; the rest is zero in the recordings that are known.
/// </summary>
/// <param name="start">When the recording began, or the midnight before; null = 1970-01-01.</param>
sealed class GpsFraming(Instant? start) : Framing
{
    public const int Preamble = 2200;
    public const int TrailerLength = 10;
    public const int StampPosition = 6;
    public const byte Fill = 0xCD;
    const int StampsPerDay = 86_400 * 128;

    readonly TimeOfDayResolver _times = new(start ?? Instant.UnixEpoch);

    public override string Name => "gps";
    public override int PreambleLength => Preamble;

    /// <summary>True if the preamble is filled as in the recordings that are known.</summary>
    public static bool IsFilled(ReadOnlySpan<byte> preamble) => preamble[..64].IndexOfAnyExcept(Fill) < 0;

    public override FrameLook Look(ReadOnlySpan<byte> rest, bool endOfInput, out FrameExtent extent)
    {
        extent = default;
        if (rest.Length < 3) return FrameLook.More;
        int length = BlockChain.LengthOf(rest);
        if (length == 0) return FrameLook.None;
        FrameLook look = Whole(rest, 0, length, TrailerLength, 0, out extent);
        if (look != FrameLook.Frame) return look;
        ReadOnlySpan<byte> trailer = rest.Slice(length, TrailerLength);
        uint stamp = BinaryPrimitives.ReadUInt32BigEndian(trailer[(StampPosition - 1)..]) & 0xFF_FFFF;
        if (stamp >= StampsPerDay)
        {
            extent = default;
            return FrameLook.None;
        }

        extent = extent with { Stamp = stamp, IsSure = (trailer[4] | trailer[5] | trailer[9]) == 0 };
        return look;
    }

    public override Instant? TimeOf(ReadOnlySpan<byte> frame, in FrameExtent extent) => _times.TryResolveRaw128((uint)extent.Stamp, out Instant time) ? time : null;
}
