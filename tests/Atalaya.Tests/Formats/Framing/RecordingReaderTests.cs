using Atalaya.Core.Time;
using Atalaya.Formats.Framing;
using CsCheck;
using static Atalaya.Tests.Formats.Framing.FramingSamples;

namespace Atalaya.Tests.Formats.Framing;

public sealed class RecordingReaderTests
{
    public static TheoryData<string> Names => [.. Written];

    /// <summary>Nanoseconds a framing rounds times down to; 0 = it has none.</summary>
    static long Resolution(string name) => name switch
    {
        "final" or "ioss" or "ioss-seq" => 10_000_000,
        "gps" => TimeOfDay.NanosecondsPerRawUnit,
        "hdlc" => 0,
        _ => 1_000_000,
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_written_is_read_with_its_times_over_midnight(string name) => Frames.Sample(frames =>
    {
        byte[] file = Write(name, frames, out List<Instant> times);
        List<Read> read = ReadAll(RecordingFormats.Create(name, Start), file);
        Assert.Equal(frames.Select(frame => Convert.ToHexString(frame.Block)), read.Select(frame => frame.Payload));
        long resolution = Resolution(name);
        Assert.Equal(times.Select(time => resolution == 0 ? (Instant?)null : time.PlusNanoseconds(-(time.NanosecondOfDay % resolution))), read.Select(frame => frame.Time));
        Assert.Equal(file.Length, read[^1].Offset + read[^1].Length);
    }, seed: "0003Rec00003", iter: 100);

    [Theory]
    [MemberData(nameof(Names))]
    public void Where_a_recording_is_cut_makes_no_difference(string name) => Gen.Select(Frames, Gen.Int[1, 50], Gen.Int[0, 5000], Gen.Byte).Sample((frames, piece, place, value) =>
    {
        byte[] file = Write(name, frames, out _);
        file[^(1 + place % (file.Length / 2))] = value;
        Assert.Equal(ReadAll(RecordingFormats.Create(name, Start), file), ReadAll(RecordingFormats.Create(name, Start), file, piece));
    }, seed: "0003Rec10003", iter: 50);

    /// <summary>Each octet of a line without end was a new begin, and the end of its line was sought again: 8 s for each megabyte.</summary>
    [Theory]
    [InlineData(1 << 18)]
    [InlineData(4099)]
    public void A_line_without_end_is_one_fault(int piece)
    {
        byte[] file = new byte[3_000_000];
        Array.Fill(file, (byte)'7');
        Read fault = Assert.Single(ReadAll(RecordingFormats.Create("asterix-hex", Start), file, piece));
        Assert.Equal((0, file.Length), (fault.Offset, fault.Length));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Octets_that_are_no_frame_are_one_fault_at_their_place(string name) => Gen.Select(Frames, Gen.Byte.Array[4, 40], Gen.Int[0, 100]).Sample((frames, garbage, place) =>
    {
        Array.Fill(garbage, (byte)0xFF); // four of them begin a frame in no framing; fewer and the octets that follow can, by chance
        int before = place % (frames.Length - 1) + 1;
        byte[] file = Write(name, frames, out _);
        long at = ReadAll(RecordingFormats.Create(name, Start), file)[before].Offset;
        byte[] newline = name == "asterix-hex" ? [(byte)'\n'] : [];
        List<Read> read = ReadAll(RecordingFormats.Create(name, Start), [.. file[..(int)at], .. garbage, .. newline, .. file[(int)at..]]);
        Read[] faults = [.. read.Where(frame => frame.Fault != FramingFault.None)];
        Assert.Equal(at, faults[0].Offset);
        if (faults.Length > 1) return; // the chance named above
        Read fault = faults[0];
        Assert.Equal((FramingFault.NoFrame, at, garbage.Length + newline.Length, before + 1), (fault.Fault, fault.Offset, fault.Length, fault.Number));
        Assert.Equal(frames.Select(frame => Convert.ToHexString(frame.Block)), read.Where(frame => frame.Fault == FramingFault.None).Select(frame => frame.Payload));
    }, seed: "0003Rec20003", iter: 50);

    [Theory]
    [InlineData("final", 1)]
    [InlineData("ioss", 1)]
    [InlineData("ioss-seq", 1)]
    [InlineData("oradis", 1)]
    [InlineData("rff", 4)]
    [InlineData("rply", 0)]
    public void A_false_length_costs_one_frame(string name, int place)
    {
        (int, byte[])[] frames = [.. Enumerable.Range(1, 20).Select(i => (100, Block(48, [.. Enumerable.Range(37 * i, i).Select(value => (byte)value)])))];
        byte[] file = Write(name, frames, out _);
        List<Read> all = ReadAll(RecordingFormats.Create(name, Start), file);
        foreach (int change in (int[])[-3, 1, 7, 60])
        {
            byte[] damaged = [.. file];
            damaged[all[9].Offset + place] += (byte)change;
            List<Read> read = ReadAll(RecordingFormats.Create(name, Start), damaged);
            Read fault = Assert.Single(read, frame => frame.Fault != FramingFault.None);
            Assert.Equal((all[9].Offset, all[9].Length), (fault.Offset, fault.Length));
            Assert.Equal(19, read.Count(frame => frame.Fault == FramingFault.None));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_torn_end_is_a_fault(string name)
    {
        byte[] file = Write(name, [(0, Block(48, 1, 2, 3)), (0, Block(34, 4, 5, 6)), (0, Block(48, 7, 8, 9))], out _);
        List<Read> whole = ReadAll(RecordingFormats.Create(name, Start), file);
        for (int cut = (int)whole[2].Offset + 1; cut < file.Length; cut++)
        {
            if (name == "asterix-hex") break; // a line that ends early is a line
            List<Read> read = ReadAll(RecordingFormats.Create(name, Start), file.AsSpan(0, cut));
            Assert.Equal(whole[..2], read[..2]);
            Assert.Equal((FramingFault.CutOff, cut), (Assert.Single(read[2..]).Fault, (int)(read[2].Offset + read[2].Length)));
        }
    }

    /// <summary>Status messages of a recorder are frames too; what is behind them vouches for them.</summary>
    [Theory]
    [InlineData("ioss")]
    [InlineData("oradis")]
    [InlineData("rff")]
    [InlineData("rply")]
    public void A_frame_without_blocks_is_handed_on_if_others_follow(string name)
    {
        byte[] file = Write(name, [(0, Block(48, 1, 2, 3)), (0, [0, 0, 0, 0, 7]), (0, Block(48, 7, 8, 9)), (0, [0, 0, 0, 0, 8])], out _);
        Assert.Equal(["300006010203", "0000000007", "300006070809", "0000000008"], ReadAll(RecordingFormats.Create(name, Start), file).Select(frame => frame.Payload));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_octets_never_throw(string name)
    {
        byte[] file = Write(name, [.. Enumerable.Range(1, 30).Select(i => (100, Block(48, [.. Enumerable.Repeat((byte)i, i)])))], out _);
        Gen.Select(Gen.Int[0, file.Length - 1].Array[1, 20], Gen.Byte.Array[20], Gen.Int[1, 300]).Sample((places, values, piece) =>
        {
            byte[] damaged = [.. file];
            for (int i = 0; i < places.Length; i++) damaged[places[i]] = values[i];
            long covered = Covered(ReadAll(RecordingFormats.Create(name, null), damaged, piece), name);
            if (name == "asterix-hex") Assert.InRange(covered, file.Length - 20, file.Length); // lines that became empty are no frames
            else Assert.Equal(file.Length, covered);
        }, seed: "0003Rec30003", iter: 200);
        Gen.Byte.Array[0, 3000].Sample(bytes => { ReadAll(RecordingFormats.Create(name, null), bytes, 700); }, seed: "0003Rec40003", iter: 100);
    }

    /// <summary>Octets in frames and faults, with the preamble: nothing is passed over in silence.</summary>
    static long Covered(List<Read> read, string name) => read.Sum(frame => frame.Length) + (name switch
    {
        "gps" => 2200,
        "rff" => 128,
        _ => 0,
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Reading_allocates_nothing(string name)
    {
        byte[] file = Write(name, [.. Enumerable.Range(1, 200).Select(i => (100, Block(48, [.. Enumerable.Repeat((byte)i, 40)])))], out _);
        long least = long.MaxValue;
        for (int round = 0; round < 10; round++) // the runtime may compile within a round
        {
            IRecordingReader reader = RecordingFormats.Create(name, Start);
            Drain(reader, file.AsSpan(0, file.Length / 2));
            long before = GC.GetAllocatedBytesForCurrentThread();
            Drain(reader, file.AsSpan(file.Length / 2));
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.Equal((200, 0), (reader.Frames, reader.Faults));
        }

        Assert.Equal(0, least);
    }

    static void Drain(IRecordingReader reader, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> piece = bytes[..Math.Min(1000, bytes.Length)];
            bytes = bytes[piece.Length..];
            while (reader.TryRead(ref piece, false, out _))
            {
            }
        }
    }

    [Theory]
    [InlineData("2026-09-16 23:59:58", "2026-09-16T23:59:58.000Z")]
    [InlineData(" 09/16/26 04:00:31", "2026-09-16T04:00:31.000Z")]
    [InlineData("16/09/99 12:30:00", "1999-09-16T12:30:00.000Z")]
    [InlineData("16.09.2026 12:30:00", "2026-09-16T12:30:00.000Z")]
    [InlineData("2028/02/29T00:00:00.5", "2028-02-29T00:00:00.000Z")]
    [InlineData("2026-13-01 00:00:00", null)]
    [InlineData("2026-09-16 24:00:00", null)]
    [InlineData("2026-09-16", null)]
    [InlineData("99999999999 1 1 1 1 1", null)]
    [InlineData("no time here", null)]
    [InlineData("", null)]
    public void Wall_times_of_recorders(string text, string? expected) =>
        Assert.Equal(expected, WallTime.TryParse(System.Text.Encoding.ASCII.GetBytes(text), out Instant time) ? time.ToString() : null);

    /// <summary>The check value of CRC-16/IBM-SDLC, as HDLC's is catalogued.</summary>
    [Fact]
    public void The_frame_check_sequence_has_its_check_value() =>
        Assert.Equal(0x906E, FrameCheckSequence.Finish(FrameCheckSequence.Add(FrameCheckSequence.Initial, "123456789"u8)));

    [Fact]
    public void Hex_lines_with_and_without_prefix_and_with_carriage_returns()
    {
        byte[] file = "20260301:235930.250 ABCD3000040A\r\n\r\n20260302:000000.5\t3000040b\n20260302:000001 00003000040C"u8.ToArray();
        List<Read> read = ReadAll(RecordingFormats.Create("asterix-hex", null), file);
        Assert.Equal(["3000040A", "3000040B", "3000040C"], read.Select(frame => frame.Payload));
        Assert.Equal(["2026-03-01T23:59:30.250Z", "2026-03-02T00:00:00.500Z", "2026-03-02T00:00:01.000Z"], read.Select(frame => frame.Time.ToString()));
    }
}
