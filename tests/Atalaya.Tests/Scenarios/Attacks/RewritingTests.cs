using System.Buffers;
using System.Text;
using Atalaya.Core.Identity;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Ais.Messages;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Categories;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;
using Atalaya.Formats.ModeS.Sbs;
using Atalaya.Scenarios.Attacks;
using Atalaya.Scenarios.Attacks.Kinds;
using CsCheck;

namespace Atalaya.Tests.Scenarios.Attacks;

/// <summary>Each format is written back as it came: what changed, and nothing around it.</summary>
public sealed class RewritingTests
{
    const uint Address = 0x4840D6, Mmsi = 244_660_123;

    static readonly StepAttack Step = new() { Target = TargetSelector.Of(ObjectKey.Aircraft(Address)), StartSeconds = 10, DistanceMeters = 5_000, BearingDegrees = 0 };

    static (double Latitude, double Longitude) PlaceAt(double seconds) => (52.1 + seconds * 0.001, 4.2);

    static ModeSFrame PositionAt(double seconds, bool odd) =>
        ModeSFrame.ExtendedSquitter(Address, new AirbornePosition(11, 0, false, (ushort)AltitudeCode.FromFeetTo12(20_000), false, Cpr.Encode(PlaceAt(seconds).Latitude, PlaceAt(seconds).Longitude, odd)).Encode());

    [Theory]
    [InlineData("avr", "*{0};\r\n", false)]
    [InlineData("avr", "@0000000F4240{0};\n", true)]
    [InlineData("avr", "<0000000F424080{0};\n", false)]
    [InlineData("hex", "{0}\n", true)]
    [InlineData("hex", "12.5,\"{0}\",4840D6\r\n", false)]
    public void TextOfFramesKeepsItsShape(string format, string shape, bool lower)
    {
        PieceList list = new(format);
        for (int second = 0; second < 20; second++) list.Add(second, Text(PositionAt(second, second % 2 == 1)));
        var (before, after, reports) = list.Attack(Step);
        Assert.Equal(10, reports.Count);
        Assert.Equal(before.Count, after.Count);
        for (int second = 0; second < 20; second++)
        {
            if (second < 10) Assert.Equal(before[second], after[second].Bytes);
            else Assert.Equal(Text(Moved(second)), after[second].Bytes);
        }

        byte[] Text(in ModeSFrame frame)
        {
            byte[] bytes = new byte[ModeSFrame.LongLength];
            frame.WriteTo(bytes);
            string hex = lower ? Convert.ToHexStringLower(bytes) : Convert.ToHexString(bytes);
            return Encoding.ASCII.GetBytes(string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, hex));
        }

        ModeSFrame Moved(int second)
        {
            CprCode code = Cpr.Encode(reports[second - 10].StatedLatitude!.Value, reports[second - 10].StatedLongitude!.Value, second % 2 == 1);
            return ModeSFrame.ExtendedSquitter(Address, (AirbornePosition.Decode(PositionAt(second, second % 2 == 1).Message) with { Cpr = code }).Encode());
        }
    }

    [Fact]
    public void AnAvrGhostLooksLikeItsNeighbours()
    {
        PieceList list = new("avr");
        Span<byte> text = stackalloc byte[AvrWriter.MaxLength];
        for (int second = 0; second < 20; second++)
        {
            int length = AvrWriter.Write(text, PositionAt(second, second % 2 == 1), (ulong)second * 12_000_000);
            list.Add(second, text[..length]);
        }

        var (before, after, _) = list.Attack(new GhostAttack { StartSeconds = 10, DurationSeconds = 5, FirstKey = 0x4B0001 });
        byte[][] added = [.. after.Select(piece => piece.Bytes).Where(piece => !before.Exists(other => other.AsSpan().SequenceEqual(piece)))];
        Assert.True(added.Length > 15);
        foreach (byte[] piece in added)
        {
            ReadOnlySpan<byte> rest = piece;
            Assert.Equal(FramingStep.Frame, new AvrReader().Read(ref rest, out ReceivedFrame frame));
            Assert.Equal(0x4B0001u, frame.Frame.Address);
            Assert.InRange(frame.Ticks!.Value / 12e6, 10, 15.01);
        }
    }

    [Fact]
    public void DamagedFramesAndGarbagePass() => Gen.Byte.Array[0, 60].Array[1, 40].Sample(pieces =>
    {
        foreach (string format in (string[])["beast", "avr", "hex", "nmea", "sbs", "asterix"])
        {
            PieceList list = new(format);
            for (int i = 0; i < pieces.Length; i++) list.Add(i, pieces[i]);
            var (before, after, reports) = list.Attack(new StepAttack { StartSeconds = 0, Count = 5 }, new JammingAttack { Source = new TransmitterSite(52, 4), StartSeconds = 0 });
            Assert.Empty(reports);
            Assert.Equal(before, after.Select(piece => piece.Bytes));
        }
    }, iter: 200);

    [Fact]
    public void ABeastEscapeInANewFrameIsDoubled()
    {
        PieceList list = new("beast");
        Span<byte> bytes = stackalloc byte[BeastWriter.MaxLength];
        for (int i = 0; i < 400; i++) list.Add(i * 0.5, bytes[..BeastWriter.Write(bytes, PositionAt(i * 0.5, i % 2 == 1), (ulong)i * 6_000_000, 0x1A)]);
        var (_, after, reports) = list.Attack(Step);
        Assert.Equal(380, reports.Count);
        int doubled = 0;
        foreach ((_, byte[] piece) in after)
        {
            ReadOnlySpan<byte> rest = piece;
            Assert.Equal(FramingStep.Frame, new BeastReader().Read(ref rest, out ReceivedFrame frame));
            Assert.Equal((0u, (byte?)0x1A, true), (frame.Frame.Remainder, frame.Signal, rest.IsEmpty));
            if (piece.Length > 24) doubled++;
        }

        Assert.True(doubled > 10);
    }

    [Fact]
    public void ASurfacePositionMoves()
    {
        PieceList list = new("avr");
        Span<byte> text = stackalloc byte[AvrWriter.MaxLength];
        for (int second = 0; second < 20; second++)
        {
            CprCode code = Cpr.Encode(52.31, 4.76, second % 2 == 1, surface: true);
            ModeSFrame frame = ModeSFrame.ExtendedSquitter(Address, new SurfacePosition(7, SurfacePosition.MovementOf(12), true, 32, false, code).Encode());
            list.Add(second, text[..AvrWriter.Write(text, frame)]);
        }

        var (_, after, reports) = list.Attack(Step with { DistanceMeters = 900 });
        ReadOnlySpan<byte> last = after[^1].Bytes;
        Assert.Equal(FramingStep.Frame, new AvrReader().Read(ref last, out ReceivedFrame received));
        SurfacePosition position = SurfacePosition.Decode(received.Frame.Message);
        Assert.True(Cpr.TryLocal(position.Cpr, true, 52.31, 4.76, out double latitude, out double longitude));
        Assert.Equal(900, AttackRun.Distance(52.31, 4.76, latitude, longitude), 2.0);
        Assert.Equal((7, 32), (position.TypeCode, position.TrackRaw));
        Assert.Equal(10, reports.Count);
    }

    [Fact]
    public void SentencesKeepTagBlocksAndChecksums()
    {
        PieceList list = new("nmea");
        for (int second = 0; second < 20; second++)
        {
            list.Add(second, Sentences(second, "station-1"));
            list.Add(second + 0.5, Static());
        }

        StepAttack shift = Step with { Target = TargetSelector.Of(ObjectKey.Vessel(Mmsi)) };
        var (before, after, reports) = list.Attack(shift);
        Assert.Equal(10, reports.Count);
        Assert.Equal(before.Count, after.Count);
        List<PositionReportClassA> positions = [];
        var reader = new AisMessageReader(datagrams: true, (in AisBits bits, in AisOrigin origin) =>
        {
            if (PositionReportClassA.TryDecode(bits, out PositionReportClassA report) && bits.Type == 1) positions.Add(report);
        });
        for (int i = 0; i < before.Count; i++)
        {
            reader.Feed(after[i].Bytes, after[i].Time);
            string was = Encoding.ASCII.GetString(before[i]), became = Encoding.ASCII.GetString(after[i].Bytes);
            if (i % 2 == 1 || i < 20) Assert.Equal(was, became);
            else Assert.Equal(was[..was.IndexOf('!', StringComparison.Ordinal)], became[..became.IndexOf('!', StringComparison.Ordinal)]);
        }

        Assert.Equal(20, positions.Count);
        Assert.Equal(5_000, AttackRun.Distance(positions[19].LatitudeDegrees!.Value, positions[19].LongitudeDegrees!.Value, PlaceAt(19).Latitude, PlaceAt(19).Longitude), 1.0);
    }

    /// <summary>Positions of messages in several sentences stand in the first of them.</summary>
    [Fact]
    public void AMessageOfTwoSentencesIsChangedInItsFirst()
    {
        PieceList list = new("nmea");
        for (int second = 0; second < 16; second++) list.Add(second, Extended(second));
        var (before, after, reports) = list.Attack(Step with { Target = TargetSelector.Of(ObjectKey.Vessel(Mmsi)), StartSeconds = 6 });
        Assert.Equal(10, reports.Count);
        List<ExtendedPositionReportClassB> reportsOf(IEnumerable<byte[]> pieces)
        {
            List<ExtendedPositionReportClassB> found = [];
            var reader = new AisMessageReader(datagrams: true, (in AisBits bits, in AisOrigin origin) => Assert.True(Add(bits)));
            foreach (byte[] piece in pieces) reader.Feed(piece, PieceList.Start);
            return found;

            bool Add(in AisBits bits)
            {
                bool read = ExtendedPositionReportClassB.TryDecode(bits, out ExtendedPositionReportClassB report);
                found.Add(report);
                return read;
            }
        }

        List<ExtendedPositionReportClassB> was = reportsOf(before), became = reportsOf(after.Select(piece => piece.Bytes));
        Assert.Equal(16, became.Count);
        Assert.Equal(was[15], became[15] with { LatitudeDegrees = was[15].LatitudeDegrees, LongitudeDegrees = was[15].LongitudeDegrees });
        Assert.NotEqual(was[15].LatitudeDegrees, became[15].LatitudeDegrees);

        var silent = list.Attack(new SilenceAttack { Target = TargetSelector.Of(ObjectKey.Vessel(Mmsi)), StartSeconds = 6 });
        Assert.Equal(6, silent.After.Count);
    }

    [Fact]
    public void AGroundStationsReportKeepsItsOtherItems()
    {
        PieceList list = new("asterix");
        AsterixBlockBuilder block = new(21);
        for (int second = 0; second < 20; second++)
        {
            block.Clear();
            Assert.True(block.TryAdd(Station(second, Address)));
            Assert.True(block.TryAdd(Station(second, 0x400001)));
            list.Add(second, block.Block);
        }

        var (before, after, reports) = list.Attack(Step, new GhostAttack { FirstKey = 0x4B0001, StartSeconds = 15, Name = "GHOST1" });
        Assert.Equal(10, reports.Count(report => report.Attack == 1));
        byte[] last = after[^1].Bytes;
        Assert.Equal(before[^1].Length, last.Length);
        Assert.True(Cat021Record.TryRead(last.AsSpan(3), out Cat021Record moved, out _));
        Assert.True(Cat021Record.TryRead(before[^1].AsSpan(3), out Cat021Record was, out _));
        Assert.Equal(5_000, AttackRun.Distance(was.I131.LAT, was.I131.LON, moved.I131.LAT, moved.I131.LON), 1.0);
        Assert.Equal((was.I145, was.I160.GS, was.I170.ToString(), was.I073), (moved.I145, moved.I160.GS, moved.I170.ToString(), moved.I073));
        Assert.Equal(before[^1][(3 + was.Length)..], last[(3 + moved.Length)..]);
        byte[] ghost = after.First(piece => piece.Bytes.Length < before[^1].Length).Bytes;
        Assert.True(Cat021Record.TryRead(ghost.AsSpan(3), out Cat021Record added, out _));
        Assert.Equal((7, 9, 0x4B0001, "GHOST1"), (added.I010.SAC, added.I010.SIC, (int)added.I080!, added.I170.ToString()));
    }

    [Fact]
    public void ALineOfSbsKeepsItsOtherFields()
    {
        PieceList list = new("sbs");
        Span<byte> text = stackalloc byte[SbsWriter.MaxLength];
        for (int second = 0; second < 20; second++)
        {
            (double latitude, double longitude) = PlaceAt(second);
            SbsMessage message = new() { TransmissionType = 3, Address = Address, SessionId = 5, Generated = PieceList.Start.PlusSeconds(second), Logged = PieceList.Start, AltitudeFeet = 20_000, LatitudeDegrees = latitude, LongitudeDegrees = longitude };
            list.Add(second, text[..SbsWriter.Write(text, message)]);
        }

        var (before, after, _) = list.Attack(Step);
        string[] was = Encoding.ASCII.GetString(before[^1]).Split(','), became = Encoding.ASCII.GetString(after[^1].Bytes).Split(',');
        Assert.Equal([14], Enumerable.Range(0, was.Length).Where(field => was[field] != became[field]));
        Assert.Equal(before[9], after[9].Bytes);
        var (_, jammed, _) = list.Attack(new JammingAttack { Source = new TransmitterSite(52, 4.2), EirpDbm = 70, StartSeconds = 10 });
        Assert.Contains(",20000,,,,,,", Encoding.ASCII.GetString(jammed[^1].Bytes), StringComparison.Ordinal);
    }

    static AsterixRecordBuilder Station(int second, uint address) => new AsterixRecordBuilder(AsterixCatalog.Default[21]!)
        .Set("010/SAC", 7).Set("010/SIC", 9).Set("040/ATP", 0).SetRaw("080", address).Set("073", second)
        .Set("130/LAT", PlaceAt(second).Latitude).Set("130/LON", 4.2).Set("131/LAT", PlaceAt(second).Latitude).Set("131/LON", 4.2)
        .Set("145", 200).Set("160/GS", 0.06).Set("160/TA", 0).SetText("170", "KLM1023").SetRaw("090/NUCPNIC", 8).SetRaw("090/NACP", 9);

    static byte[] Sentences(int second, string? station) => Write(second, station, (ref AisBitWriter writer) => new PositionReportClassA
    {
        Type = 1,
        Mmsi = Mmsi,
        SpeedKnots = 12,
        CourseDegrees = 0,
        LatitudeDegrees = PlaceAt(second).Latitude,
        LongitudeDegrees = PlaceAt(second).Longitude,
        Second = (byte)second,
        Radio = 0,
    }.Encode(ref writer));

    static byte[] Static() => Write(0, "station-1", (ref AisBitWriter writer) => new StaticAndVoyageData { Mmsi = Mmsi, Name = PackedText.FromString("ROTTERDAM") }.Encode(ref writer));

    /// <summary>Message 19 cut into two sentences after 42 characters, as some stations send it.</summary>
    static byte[] Extended(int second)
    {
        Span<byte> bits = stackalloc byte[64];
        var writer = new AisBitWriter(bits);
        new ExtendedPositionReportClassB { Mmsi = Mmsi, SpeedKnots = 5, CourseDegrees = 10, LatitudeDegrees = PlaceAt(second).Latitude, LongitudeDegrees = PlaceAt(second).Longitude, Name = PackedText.FromString("PARTS") }.Encode(ref writer);
        byte[] payload = new byte[AisArmour.MaxCharacters];
        int count = AisArmour.Encode(bits, writer.Length, payload, out int fill);
        string text = Encoding.ASCII.GetString(payload, 0, count);
        const int cut = 42;
        return Encoding.ASCII.GetBytes($"{Sentence($"AIVDM,2,1,{second % 10},A,{text[..cut]},0")}{Sentence($"AIVDM,2,2,{second % 10},A,{text[cut..]},{fill}")}");
    }

    static string Sentence(string text) => $"!{text}*{text.Aggregate(0, (sum, character) => sum ^ character):X2}\r\n";

    delegate void Fill(ref AisBitWriter writer);

    static byte[] Write(int second, string? station, Fill fill)
    {
        byte[] bits = new byte[64];
        var writer = new AisBitWriter(bits);
        fill(ref writer);
        var output = new ArrayBufferWriter<byte>();
        new NmeaSentenceWriter { Station = station }.Write(bits, writer.Length, 'A', PieceList.Start.PlusSeconds(second), output);
        return output.WrittenSpan.ToArray();
    }
}
