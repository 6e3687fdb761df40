using System.Text;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.ModeS.Sbs;
using CsCheck;

namespace Atalaya.Tests.Formats.ModeS.Sbs;

public sealed class SbsWriterTests
{
    static string Write(in SbsMessage message)
    {
        byte[] bytes = new byte[SbsWriter.MaxLength];
        return Encoding.ASCII.GetString(bytes, 0, SbsWriter.Write(bytes, message));
    }

    static Gen<T?> Maybe<T>(Gen<T> values) where T : struct => Gen.Select(Gen.Bool, values, (has, value) => has ? value : (T?)null);

    /// <summary>Values as the format can hold them: whole numbers, tenths, 1e-5 degrees, milliseconds.</summary>
    static readonly Gen<SbsMessage> Messages = Gen.Select(
        Gen.Select(Gen.Byte[1, 8], Gen.UInt[0, 0xFF_FFFF], Gen.Bool, Maybe(Gen.Long[0, 2_000_000_000_000])),
        Gen.Select(Maybe(Gen.Int[-1000, 60_000]), Maybe(Gen.Int[0, 20_000]), Maybe(Gen.Int[0, 3599]), Maybe(Gen.Int[-9_000_000, 9_000_000])),
        Gen.Select(Maybe(Gen.Int[-18_000_000, 18_000_000]), Maybe(Gen.Int[-6000, 6000]), Maybe(Gen.UShort[0, 0xFFF])),
        Gen.Select(Maybe(Gen.Bool), Maybe(Gen.Bool), Maybe(Gen.Bool), Maybe(Gen.Bool)),
        (a, b, c, flags) => new SbsMessage(
            SbsKind.Transmission, a.Item1, 1, 1, a.Item2, a.Item3, 1,
            a.Item4 is long time ? Instant.FromUnixMilliseconds(time) : null, null, PackedText.FromString("TEST 12"),
            b.Item1, b.Item2 / 10.0, b.Item3 / 10.0, b.Item4 / 100_000.0, c.Item1 / 100_000.0, c.Item2, c.Item3, flags.Item1, flags.Item2, flags.Item3, flags.Item4));

    [Fact]
    public void WhatIsWrittenIsReadBack() => Messages.Sample(message =>
    {
        string line = Write(message);
        Assert.EndsWith("\r\n", line);
        Assert.Equal(21, line.Count(letter => letter == ','));
        Assert.True(SbsParser.TryParse(Encoding.ASCII.GetBytes(line.TrimEnd()), out SbsMessage back, out _));
        Assert.Equal(message, back);
    }, seed: "0000SbsW0000", iter: 2000);

    [Fact]
    public void ACommaInACallsignBeginsNoField() =>
        Assert.Equal(21, Write(new SbsMessage { TransmissionType = 1, Text = PackedText.FromString("A,B,C") }).Count(letter => letter == ','));

    [Fact]
    public void EachKindOfFrameFillsItsFields()
    {
        ModeSSourceDecoder decoder = new(new SourceSite(default, ""), ModeSFraming.Beast);
        Dictionary<int, string> last = [];
        foreach ((ModeSFrame frame, double seconds) in TestFlight.Frames())
        {
            Report[] reports = ModeSSamples.Reports(decoder, seconds, frame);
            if (reports is [var report] && SbsMessages.TryCreate(frame, report, out SbsMessage message)) last[message.TransmissionType!.Value] = Write(message)[^(Write(message).Length - 36)..].TrimEnd();
        }

        Assert.Equal([1, 3, 4, 5, 6, 7, 8], last.Keys.Order());
        Assert.EndsWith(",TEST12,,,,,,,,,,,", last[1]);
        Assert.Matches(@",,36000,,,52\.0000\d,4\.\d{5},,,0,0,0,0$", last[3]);
        Assert.EndsWith(",,,486.0,90.0,,,-640,,,,,", last[4]);
        Assert.EndsWith(",,36000,,,,,,,0,,0,0", last[5]);
        Assert.EndsWith(",,,,,,,,7600,0,-1,-1,0", last[6]);
        Assert.EndsWith(",,36000,,,,,,,,,,0", last[7]);
        Assert.EndsWith(",,,,,,,,,,,,0", last[8]);
    }
}
