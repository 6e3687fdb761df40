using System.Text;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.Records;
using CsCheck;

namespace Atalaya.Tests.Formats.ModeS;

public sealed class ModeSFramingTests
{
    const string Seed = "0N0XIzNsQ0O2";

    static readonly Gen<(ModeSFrame Frame, ulong Ticks)> Frames = Gen.Select(Gen.UInt, Gen.ULong[0, (1ul << 56) - 1], Gen.UInt[0, 0xFF_FFFF], Gen.Bool, Gen.ULong[0, (1ul << 48) - 1],
        (header, message, parity, isLong, ticks) => (new ModeSFrame(header & 0x1AFF_1A1A | 0x0800_0000, isLong ? message : 0, parity, isLong), ticks));

    [Fact]
    public void BeastSurvives() => Gen.Select(Frames.Array[0, 20], Gen.Byte).Sample((frames, signal) =>
    {
        ReceivedFrame[] read = [.. ReadAll(new BeastReader(), ModeSSamples.Beast(frames, signal), 7).Frames];
        Assert.Equal(frames.Select(sent => new ReceivedFrame(sent.Frame, sent.Ticks, signal)), read);
    }, seed: Seed, iter: 1000);

    [Fact]
    public void AvrSurvivesInEitherCase() => Gen.Select(Frames.Array[0, 20], Gen.Bool, Gen.Bool).Sample((frames, stamped, lower) =>
    {
        StringBuilder text = new();
        byte[] buffer = new byte[AvrWriter.MaxLength];
        foreach ((ModeSFrame frame, ulong ticks) in frames) text.Append(Encoding.ASCII.GetString(buffer, 0, AvrWriter.Write(buffer, frame, stamped ? ticks : null)));
        string sent = lower ? text.ToString().ToLowerInvariant().Replace("\n", "\r\n", StringComparison.Ordinal) : text.ToString();
        Assert.Equal(frames.Select(each => new ReceivedFrame(each.Frame, stamped ? each.Ticks : null, null)), ReadAll(new AvrReader(), Encoding.ASCII.GetBytes(sent), 5).Frames);
    }, seed: Seed, iter: 1000);

    /// <summary>Valid messages among garbage, cut anywhere: the same frames, rejections and offsets.</summary>
    [Fact]
    public void CutsMakeNoDifference() => Gen.Select(Frames.Array[1, 8], Gen.Byte.Array[0, 90], Gen.Int[0, 300], Gen.Int[1, 40], Gen.Bool).Sample((frames, garbage, at, piece, beast) =>
    {
        byte[] clean = beast ? ModeSSamples.Beast(frames, 0x1A) : ModeSSamples.Avr(frames.Select(each => each.Frame));
        at = Math.Min(at, clean.Length);
        byte[] bytes = [.. clean.AsSpan(0, at), .. garbage, .. clean.AsSpan(at)];
        (List<ReceivedFrame> frames1, List<string> rejected1) = ReadAll(Reader(beast), bytes, bytes.Length);
        (List<ReceivedFrame> frames2, List<string> rejected2) = ReadAll(Reader(beast), bytes, piece);
        Assert.Equal(frames1, frames2);
        Assert.Equal(rejected1, rejected2);
        (List<ReceivedFrame> frames3, List<string> rejected3) = ReadAll(Reader(beast), bytes, piece, reload: () => Reader(beast));
        Assert.Equal(frames1, frames3);
        Assert.Equal(rejected1, rejected3);
    }, seed: Seed, iter: 3000);

    [Fact]
    public void BeastFindsItsFeetAgain()
    {
        byte[] good = ModeSSamples.Beast((ModeSSamples.Frame("8D4840D6202CC371C32CE0576098"), 1), (ModeSSamples.Frame("5D4D20237A55A6"), 2));
        byte[] status = [0x1A, (byte)'4', .. new byte[21]];
        byte[] modeAc = [0x1A, (byte)'1', .. new byte[9]];
        byte[] receiver = [0x1A, 0xE3, .. new byte[8]];
        byte[] unknown = [0x1A, (byte)'Z', 1, 2, 3];
        byte[] bytes = [1, 2, 3, .. status, .. modeAc, .. receiver, .. good, .. good.AsSpan(0, 10), .. good, .. unknown, .. good, .. good.AsSpan(0, 4)];
        (List<ReceivedFrame> frames, List<string> rejected) = ReadAll(new BeastReader(), bytes, bytes.Length);
        Assert.Equal(6, frames.Count);
        Assert.Equal(["0 Framing 010203", "86 Truncated 1a33000000000001808d", "135 Framing 1a5a010203", "179 Truncated 1a330000"], rejected.Select(Offsets(bytes)));
    }

    [Fact]
    public void AvrRejectsWithAReason()
    {
        const string Text = "junk*8D4840D6202CC371C32CE0576098;\n*8D4840D6202CC371C32CE05760;\n*8D4840D6202CC371C32CE057609G;\n*0000;\r\n\n  *5D4D20237A55A6;*5D4D2023\nx;<00000000A27E115D4D20237A55A6;\n*5D";
        (List<ReceivedFrame> frames, List<string> rejected) = ReadAll(new AvrReader(), Encoding.ASCII.GetBytes(Text), 1);
        Assert.Equal(3, frames.Count);
        Assert.Equal((byte)0x11, frames[2].Signal);
        Assert.Equal(["Framing", "Length", "InvalidValue", "Framing", "Framing", "Truncated"], rejected.Select(each => each.Split(' ')[1]));
    }

    [Fact]
    public void AnyBytesAreReadWithoutComplaint() => Gen.Select(Gen.Byte.Array[0, 200], Gen.OneOf<byte>(0x1A, (byte)'*', (byte)';'), Gen.Bool).Sample((bytes, filler, beast) =>
    {
        for (int i = 0; i < bytes.Length; i++)
            if (bytes[i] % 4 == 0) bytes[i] = filler;
        ReadAll(Reader(beast), bytes, 13);
    }, seed: Seed, iter: 3000);

    [Fact]
    public void CuttersLoseNothingAndTellTheTime() => Gen.Select(Frames.Array[0, 12], Gen.Byte.Array[0, 30], Gen.Bool).Sample((frames, garbage, beast) =>
    {
        byte[] bytes = [.. garbage, .. beast ? ModeSSamples.Beast(frames, 26) : ModeSSamples.Avr(frames.Select(each => each.Frame))];
        IFileCutter cutter = beast ? new BeastFileCutter(Instant.UnixEpoch) : new AvrFileCutter(Instant.UnixEpoch);
        ReadOnlySpan<byte> rest = bytes;
        List<byte> joined = [];
        while (cutter.TryTake(ref rest, true, out ReadOnlySpan<byte> piece, out _)) joined.AddRange(piece);
        Assert.Equal(bytes, joined);
    }, seed: Seed, iter: 1000);

    [Fact]
    public void CutterTimesFollowTheCounterThroughItsWrap()
    {
        const ulong Wrap = 1ul << 48;
        ModeSFrame frame = ModeSSamples.Frame("5D4D20237A55A6");
        ulong[] ticks = [Wrap - 6_000_000, 6_000_000, 0, 18_000_000, 12_000_000, 6_000_000_000, 1_000_000];
        BeastFileCutter cutter = new(Instant.FromUnixSeconds(100));
        ReadOnlySpan<byte> rest = ModeSSamples.Beast([.. ticks.Select(each => (frame, each))]);
        List<double?> seconds = [];
        while (cutter.TryTake(ref rest, true, out _, out Instant? time)) seconds.Add(time?.UnixSeconds);
        Assert.Equal([100, 101, null, 102, 101.5, 600.5, 600.5], seconds);

        rest = ModeSSamples.Beast((frame, 12));
        Assert.True(new BeastFileCutter(null).TryTake(ref rest, true, out _, out Instant? none));
        Assert.Null(none);
    }

    static IModeSReader Reader(bool beast) => beast ? new BeastReader() : new AvrReader();

    static Func<string, string> Offsets(byte[] bytes) => each =>
    {
        int offset = int.Parse(each.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(bytes[offset], Convert.FromHexString(each.Split(' ')[2])[0]);
        return each;
    };

    /// <summary>Frames, and rejections as "offset reason hex"; with a factory, the reader is saved and loaded into a new one at each cut.</summary>
    static (List<ReceivedFrame> Frames, List<string> Rejected) ReadAll(IModeSReader reader, byte[] bytes, int piece, Func<IModeSReader>? reload = null)
    {
        List<ReceivedFrame> frames = [];
        List<string> rejected = [];
        for (int at = 0; at < bytes.Length; at += piece)
        {
            ReadOnlySpan<byte> rest = bytes.AsSpan(at, Math.Min(piece, bytes.Length - at));
            FramingStep step;
            while ((step = reader.Read(ref rest, out ReceivedFrame frame)) != FramingStep.NeedMore)
            {
                if (step == FramingStep.Frame) frames.Add(frame);
                else if (step == FramingStep.Rejected) rejected.Add(Describe(reader));
            }

            if (reload is null) continue;
            StateWriter writer = new();
            reader.Save(writer);
            reader = reload();
            StateReader state = new(writer.Written);
            reader.Load(ref state);
        }

        if (reader.Flush()) rejected.Add(Describe(reader));
        return (frames, rejected);
    }

    static string Describe(IModeSReader reader) => $"{reader.Offset} {reader.Reason} {Convert.ToHexStringLower(reader.RejectedBytes)}";
}
