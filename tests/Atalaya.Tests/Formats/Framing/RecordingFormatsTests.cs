using Atalaya.Formats.Framing;
using CsCheck;
using static Atalaya.Tests.Formats.Framing.FramingSamples;

namespace Atalaya.Tests.Formats.Framing;

public sealed class RecordingFormatsTests
{
    const int HeadLength = 4096;

    public static TheoryData<string> Names => [.. Written];

    static string? Recognise(byte[] file) => RecordingFormats.Recognise(file.AsSpan(0, Math.Min(file.Length, HeadLength)), file.Length < HeadLength);

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_written_is_recognised(string name) => Frames.Sample(frames => Assert.Equal(name, Recognise(Write(name, frames, out _))), seed: "0003Fmt00003", iter: 100);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_first_frame_longer_than_the_head_is_recognised(string name)
    {
        if (name is "asterix-hex" or "hdlc") return; // they show themselves only when whole
        Assert.Equal(name == "ioss" ? "final" : name, Recognise(Write(name, [(0, Block(240, new byte[9000])), (0, Block(240, new byte[9000]))], out _)));
    }

    [Theory]
    [InlineData("asterix/Jahorina.rply", "rply")]
    [InlineData("asterix/ARTAS.rply", "rply")]
    [InlineData("asterix/parsegps.gps", "gps")]
    [InlineData("asterix/cat_034_048.pcap", "pcap")]
    [InlineData("asterix/goasterix_sample.llc.pcap", "pcap")]
    [InlineData("remoteid/odid_bt5_lr_sample.pcapng", "pcap")]
    [InlineData("asterix/Jahorina.raw", null)]
    [InlineData("asterix/ARTAS.payload.raw", null)]
    [InlineData("asterix/goasterix_sample.ast", null)]
    public void Shared_recordings_are_recognised(string file, string? expected) => Assert.Equal(expected, Recognise(File.ReadAllBytes(SharedData.Path(file))));

    [Theory]
    [InlineData("asterix/bits")]
    [InlineData("ais")]
    [InlineData("modes")]
    [InlineData("mlat")]
    public void Nothing_else_is_taken_for_a_recording(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(SharedData.Path(folder), "*", SearchOption.AllDirectories))
        {
            using FileStream stream = File.OpenRead(file);
            byte[] head = new byte[HeadLength];
            int length = stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
            string? name = RecordingFormats.Recognise(head.AsSpan(0, length), length < HeadLength);
            Assert.True(name is null, $"{file} was taken for {name}");
        }
    }

    [Fact]
    public void Noise_is_no_recording()
    {
        Random random = new(3);
        byte[] noise = new byte[HeadLength];
        for (int i = 0; i < 3000; i++)
        {
            random.NextBytes(noise);
            int length = i % 2 == 0 ? HeadLength : random.Next(HeadLength);
            Assert.Null(RecordingFormats.Recognise(noise.AsSpan(0, length), length < HeadLength));
            for (int j = 0; j < 200; j++) noise[random.Next(HeadLength)] = 0; // many zeros look more like counts
            Assert.Null(RecordingFormats.Recognise(noise.AsSpan(0, length), length < HeadLength));
        }
    }
}
