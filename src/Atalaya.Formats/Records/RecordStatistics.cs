using System.Numerics;

namespace Atalaya.Formats.Records;

/// <summary>Totals of a decoding run, with a checksum over every typed value decoded, in order.</summary>
public sealed class RecordStatistics
{
    ulong _checksum = 0x9E37_79B9_7F4A_7C15;

    public long Records { get; set; }
    public long Bytes { get; set; }
    public long Errors { get; set; }
    public long Warnings { get; set; }
    public ulong Checksum => _checksum;

    /// <summary>Mixes one value in: one rotate, exclusive-or and multiply (an error-detecting sum, not a cryptographic one).</summary>
    public void Add(ulong value) => _checksum = (BitOperations.RotateLeft(_checksum, 5) ^ value) * 0x2127_599B_F432_5C37;

    public void Add(double value) => Add(BitConverter.DoubleToUInt64Bits(value));
}
