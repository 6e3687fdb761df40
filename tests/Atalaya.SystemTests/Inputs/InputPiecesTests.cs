using System.Buffers;
using System.Buffers.Binary;
using Atalaya.Core.Time;
using Atalaya.Formats.Framing;
using Atalaya.Server.Commands;
using Atalaya.Server.Inputs;

namespace Atalaya.SystemTests.Inputs;

public sealed class InputPiecesTests
{
    static readonly Instant Start = Instant.FromDateTime(new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc));

    public static TheoryData<string> Names => [.. RecordingFormats.Names.Where(name => name != "pcap")];

    /// <summary>A CAT034 north marker: FSPEC, SAC/SIC, message type 1, time of day in 1/128 s.</summary>
    static byte[] NorthMark(Instant sent)
    {
        byte[] block = [34, 0, 10, 0xE0, 25, 11, 1, 0, 0, 0];
        uint time = (uint)(sent.NanosecondOfDay / TimeOfDay.NanosecondsPerRawUnit);
        block[7] = (byte)(time >> 16);
        BinaryPrimitives.WriteUInt16BigEndian(block.AsSpan(8), (ushort)time);
        return block;
    }

    static string Write(TemporaryFolder folder, string name)
    {
        ArrayBufferWriter<byte> output = new();
        RecordingWriter writer = new(name, Start, output);
        for (int i = 0; i < 5; i++) writer.Write(Start.PlusSeconds(4 * i + 0.25), NorthMark(Start.PlusSeconds(4 * i)));
        string path = folder.File("recording.bin");
        File.WriteAllBytes(path, output.WrittenSpan.ToArray());
        return path;
    }

    static List<(int Length, double Seconds)> Read(InputPieces pieces)
    {
        List<(int, double)> read = [];
        while (pieces.TryRead(out ReadOnlySpan<byte> piece, out Instant time)) read.Add((piece.Length, time.SecondsSince(Start)));
        return read;
    }

    /// <summary>Stamps of the recording where it has any that can be trusted, else times of the data.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void PiecesOfARecordingHaveItsTimes(string name)
    {
        using TemporaryFolder folder = new();
        string path = Write(folder, name);
        double delay = name is "rply" or "hdlc" ? 0 : 0.25;
        foreach (string? named in (string?[])[null, name])
        {
            using InputPieces pieces = new(path, named, Start);
            Assert.Equal("asterix", pieces.Format);
            Assert.Equal(Enumerable.Range(0, 5).Select(i => (10, 4 * i + delay)), Read(pieces));
            Assert.Equal(0, pieces.Faults);
        }
    }

    [Theory]
    [InlineData("final", 43_200.25)]
    [InlineData("oradis", 43_200.25)]
    [InlineData("gps", 43_200.25)]
    [InlineData("rply", 43_200)]
    [InlineData("rff", 1_772_366_400.25)]
    [InlineData("asterix-hex", 1_772_366_400.25)]
    public void WithoutAStartTimesCountFromTheEpochUnlessTheRecordingHasADate(string name, double seconds)
    {
        using TemporaryFolder folder = new();
        using InputPieces pieces = new(Write(folder, name), null, null);
        Assert.True(pieces.TryRead(out _, out Instant time));
        Assert.Equal(seconds, time.UnixSeconds, 1e-6);
    }

    [Fact]
    public void WhatIsNoFrameIsCounted()
    {
        using TemporaryFolder folder = new();
        string path = Write(folder, "final");
        byte[] file = File.ReadAllBytes(path);
        file[3 * 22 + 1]++; // the length of the fourth frame
        File.WriteAllBytes(path, file);
        using InputPieces pieces = new(path, null, Start);
        Assert.Equal(4, Read(pieces).Count);
        Assert.Equal(1, pieces.Faults);
    }

    [Fact]
    public void ARecordingIsNoNetworkSource() => Assert.Throws<CommandFailure>(() => SourceUri.Parse("asterix+tcp://host:8600?format=final"));
}
