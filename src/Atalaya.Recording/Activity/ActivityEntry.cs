using System.Buffers.Binary;
using Atalaya.Core.Time;
using Atalaya.Recording.Segments;

namespace Atalaya.Recording.Activity;

/// <summary>One line of the activity file, 32 bytes (docs/formats/log.md): what a recording held when, for people who look for a moment of it.</summary>
/// <param name="Time">Start of the period, or when the alert was raised.</param>
/// <param name="Frames">Period: frames of sensor data.</param>
/// <param name="Tracks">Period: tracks in the picture at its end.</param>
/// <param name="TrackId">Alert: the track it is about.</param>
/// <param name="AlertKind">Alert: its kind, as the recording program numbers them.</param>
/// <param name="Emergency">Alert: the emergency, as the recording program numbers them.</param>
public readonly record struct ActivityEntry(ActivityKind Kind, Instant Time, uint Frames = 0, uint Tracks = 0, ulong TrackId = 0, byte AlertKind = 0, byte Emergency = 0)
{
    public const int Length = 32;
    public const int PeriodSeconds = 10;
    const int ChecksumOffset = 28;

    public void Write(Span<byte> destination)
    {
        destination[..Length].Clear();
        destination[0] = (byte)Kind;
        destination[1] = AlertKind;
        destination[2] = Emergency;
        BinaryPrimitives.WriteInt64LittleEndian(destination[4..], Time.UnixNanoseconds);
        if (Kind == ActivityKind.Alert) BinaryPrimitives.WriteUInt64LittleEndian(destination[12..], TrackId);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[20..], Frames);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[24..], Tracks);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[ChecksumOffset..], Crc32C.Compute(destination[..ChecksumOffset]));
    }

    public static bool TryRead(ReadOnlySpan<byte> bytes, out ActivityEntry entry)
    {
        entry = default;
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[ChecksumOffset..]) != Crc32C.Compute(bytes[..ChecksumOffset])) return false;
        entry = new ActivityEntry(
            (ActivityKind)bytes[0],
            new Instant(BinaryPrimitives.ReadInt64LittleEndian(bytes[4..])),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[12..]),
            bytes[1],
            bytes[2]);
        return true;
    }
}
