using Atalaya.Recording.Segments;

namespace Atalaya.Tests.Recording.Segments;

/// <summary>What is on disk never changes: a header and a record of version 1, byte for byte, as computed by another program from docs/formats/log.md.</summary>
public sealed class DiskFormatTests
{
    [Fact]
    public void SegmentHeader1()
    {
        byte[] bytes = new byte[SegmentHeader.Length];
        new SegmentHeader(7, LogBench.Id, LogBench.Begin, [.. Enumerable.Range(0, 32).Select(i => (byte)i)]).Write(bytes);
        Assert.Equal(
            "41544C594C4F470A0100000007000000A7A1A7A10000400080000000000000010000F323845BD718000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F00000000072DC0E8",
            Convert.ToHexString(bytes));
    }

    [Fact]
    public void Record1()
    {
        byte[] bytes = new byte[RecordLayout.TotalLength(3)];
        RecordLayout.Write(bytes, 7, 80, 1, 0x0203, LogBench.Begin.UnixNanoseconds, [0xAA, 0xBB, 0xCC]);
        Assert.Equal("03000000010003020000F323845BD718AABBCC8F4EFFBD", Convert.ToHexString(bytes));
    }
}
