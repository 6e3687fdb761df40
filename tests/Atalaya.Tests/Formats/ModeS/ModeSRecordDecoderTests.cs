using System.Globalization;
using System.Text.Json;
using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Records;
using Atalaya.Formats.Records;
using CsCheck;

namespace Atalaya.Tests.Formats.ModeS;

public sealed class ModeSRecordDecoderTests
{
    [Fact]
    public void LineHasTheNamesAndOrderOfTheContract() => Assert.Equal(
        """{"format":"modes","hex":"8d4840d6202cc371c32ce0576098","timestamp":1,"signal_dbfs":-5.99,"df":17,"icao":"4840d6","typecode":4,"bds":"0,8","category":0,"callsign":"KLM1023","wake_vortex":"No category information","capability":5,"crc_valid":true}""",
        ModeSSamples.Lines(ModeSFraming.Beast, ModeSSamples.Beast((ModeSSamples.Frame("8D4840D6202CC371C32CE0576098"), 12_000_000))).Lines.Single());

    [Fact]
    public void AddressParityIsVerifiedOnceTheAddressWasHeard()
    {
        ModeSFrame reply = SurveillanceReply.Altitude(36_000).Encode(ModeSSamples.Address);
        JsonElement[] records = ModeSSamples.Records(ModeSFraming.Beast, ModeSSamples.Beast(
            (reply, 12), (ModeSFrame.AllCall(ModeSSamples.Address), 24), (reply, 36), (reply, 36 + 119 * 12_000_000ul), (reply, 121 * 12_000_000ul)));
        Assert.Equal([false, true, true, false], records.Where(record => record.TryGetProperty("icao_verified", out _)).Select(record => record.GetProperty("icao_verified").GetBoolean()));
        Assert.Equal(("4840d6", 36_000), (records[0].GetProperty("icao").GetString(), records[0].GetProperty("altitude").GetInt32()));
    }

    [Fact]
    public void WrongFramesBecomeErrorLines()
    {
        ModeSFrame good = ModeSSamples.Frame("8D4840D6202CC371C32CE0576098");
        ModeSFrame[] wrong =
        [
            good with { Parity = good.Parity ^ 1 },
            ModeSFrame.AllCall(ModeSSamples.Address, 5, 80),
            new ModeSFrame(17u << 27, 0, 0, false),
            new ModeSFrame(4u << 27, 0, 0, true),
            new ModeSFrame(19u << 27, 0, 0, true),
        ];
        (string[] lines, RecordStatistics statistics) = ModeSSamples.Lines(ModeSFraming.Beast, ModeSSamples.Beast([.. wrong.Select(frame => (frame, 1ul))]));
        Assert.Equal((0, 5), (statistics.Records, statistics.Errors));
        Assert.Equal(["parity", "parity", "length", "length", "unknown downlink format"], lines.Select(line => ModeSSamples.Parse(line).GetProperty("error").GetString()!));
        Assert.Equal("""{"format":"modes","error":"parity","offset":0,"path":"DF17","hex":"8d4840d6202cc371c32ce0576099"}""", lines[0]);
    }

    [Fact]
    public void InterrogatorCodesAreRead()
    {
        foreach (int interrogator in (int[])[0, 1, 15, 16, 79])
            Assert.Equal(interrogator, ModeSSamples.Record(ModeSFrame.AllCall(ModeSSamples.Address, 5, interrogator)).GetProperty("iid").GetInt32());
    }

    [Fact]
    public void WhatIsNotAvailableIsAbsent()
    {
        JsonElement position = ModeSSamples.Record(ModeSFrame.ExtendedSquitter(1, new AirbornePosition(11, 0, false, 0, false, default).Encode()));
        Assert.False(position.TryGetProperty("altitude", out _));
        Assert.False(position.TryGetProperty("latitude", out _));
        JsonElement velocity = ModeSSamples.Record(ModeSFrame.ExtendedSquitter(1, AirborneVelocity.OverGround(100, null, null, false, 0, null).Encode()));
        foreach (string name in (string[])["groundspeed", "track", "vertical_rate", "geo_minus_baro"]) Assert.False(velocity.TryGetProperty(name, out _));
        JsonElement surface = ModeSSamples.Record(ModeSFrame.ExtendedSquitter(1, new SurfacePosition(6, 0, false, 3, false, default).Encode()));
        foreach (string name in (string[])["groundspeed", "track", "altitude"]) Assert.False(surface.TryGetProperty(name, out _));
    }

    /// <summary>Target state and operational status of real aircraft, read by hand against DO-260B.</summary>
    [Fact]
    public void StatusMessagesAreRead()
    {
        JsonElement target = ModeSSamples.Record(ModeSSamples.Frame("8DA05629EA21485CBF3F8CADAEEB"));
        Assert.Equal((29, 16992, "MCP/FCU", 1012.8, 66.8), (target.GetProperty("typecode").GetInt32(), target.GetProperty("selected_altitude").GetInt32(),
            target.GetProperty("selected_altitude_source").GetString(), Math.Round(target.GetProperty("baro_pressure_setting").GetDouble(), 1), Math.Round(target.GetProperty("selected_heading").GetDouble(), 1)));
        Assert.True(target.GetProperty("autopilot").GetBoolean() && target.GetProperty("vnav_mode").GetBoolean() && target.GetProperty("lnav_mode").GetBoolean() && target.GetProperty("tcas_operational").GetBoolean());
        JsonElement status = ModeSSamples.Record(ModeSFrame.ExtendedSquitter(1, OperationalStatus.Airborne(nacP: 9, sil: 3, gva: 2, sda: 2).Encode()));
        Assert.Equal((2, 9, 3, 2, 2), (status.GetProperty("version").GetInt32(), status.GetProperty("nac_p").GetInt32(), status.GetProperty("sil").GetInt32(), status.GetProperty("gva").GetInt32(), status.GetProperty("sda").GetInt32()));
        JsonElement emergency = ModeSSamples.Record(ModeSSamples.Frame("8DA2C1B6E112B600000000760759"));
        Assert.Equal((0, "6513"), (emergency.GetProperty("emergency_state").GetInt32(), emergency.GetProperty("squawk").GetString()));
    }

    /// <summary>All 217 frames that antirez' dump1090 finds in modes1, with the addresses, codes and altitudes it prints.</summary>
    [Fact]
    public void FramesOfModes1AgreeWithDump1090()
    {
        byte[] avr = File.ReadAllBytes(SharedData.Path("modes/expected/modes1.2Msps.antirez2M.avr"));
        JsonElement[] records = ModeSSamples.Records(ModeSFraming.Avr, avr);
        Assert.Equal(217, records.Length);
        string[] blocks = File.ReadAllText(SharedData.Path("modes/expected/modes1.2Msps.antirez-decoded.txt")).Split('*', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < records.Length; i++)
        {
            Assert.StartsWith(records[i].GetProperty("hex").GetString()!, blocks[i], StringComparison.Ordinal);
            Assert.Equal(Field(blocks[i], "ICAO Address"), records[i].GetProperty("icao").GetString());
            if (Field(blocks[i], "Squawk") is string squawk) Assert.Equal(int.Parse(squawk, CultureInfo.InvariantCulture), int.Parse(records[i].GetProperty("squawk").GetString()!, CultureInfo.InvariantCulture));
            if (Field(blocks[i], "Altitude") is string altitude && altitude != "0") Assert.Equal(altitude, records[i].GetProperty("altitude").GetRawText());
        }
    }

    [Fact]
    public void PiecesAndOutputChangeNothing()
    {
        byte[] bytes = [1, 2, .. TestFlight.Stream(), 0x1A, (byte)'3', 1];
        (string[] whole, RecordStatistics wholeStatistics) = ModeSSamples.Lines(ModeSFraming.Beast, bytes);
        (string[] cut, RecordStatistics cutStatistics) = ModeSSamples.Lines(ModeSFraming.Beast, bytes, 5);
        Assert.Equal(whole, cut);
        RecordStatistics silent = new();
        new ModeSRecordDecoder(ModeSFraming.Beast).Decode(bytes, null, true, null, silent);
        Assert.Equal((wholeStatistics.Checksum, wholeStatistics.Records, 2), (silent.Checksum, silent.Records, silent.Errors));
        Assert.Equal(wholeStatistics.Checksum, cutStatistics.Checksum);
    }

    [Fact]
    public void AnySoundFrameMakesOneLineOfJson() => Gen.Select(Gen.UInt, Gen.ULong[0, (1ul << 56) - 1], Gen.UInt[0, 0xFF_FFFF], Gen.Bool, Gen.Bool).Sample((header, message, overlay, isLong, zero) =>
    {
        ModeSFrame frame = isLong ? ModeSFrame.Long(header, message, zero ? 0 : overlay) : ModeSFrame.Short(header, zero ? 0 : overlay);
        Assert.Equal("modes", ModeSSamples.Record(frame).GetProperty("format").GetString());
    }, seed: "0N0XIzNsQ0O2", iter: 2000);

    /// <summary>Frames of every format, sound or not, through one decoder of each kind: each is a record or an error, none is lost.</summary>
    [Fact]
    public void AHundredThousandFramesAreCounted()
    {
        const int Frames = 100_000;
        byte[] bytes = new byte[Frames * BeastWriter.MaxLength];
        int length = 0;
        ulong state = 0x9E37_79B9_7F4A_7C15;
        for (int i = 0; i < Frames; i++)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            uint header = (uint)i % 32 << 27 | (uint)state & 0x7FF_FFFF;
            if (i % 3 != 0) header = header & ~0xFF_FFFFu | (uint)(i / 32) % 50;
            uint overlay = (i & 64) == 0 ? 0 : (uint)(i / 32) % 50;
            ModeSFrame frame = header >> 27 >= 16 ? ModeSFrame.Long(header, state >> 8, overlay) : ModeSFrame.Short(header, overlay);
            length += BeastWriter.Write(bytes.AsSpan(length), frame, (ulong)i * 12_000, (byte)i);
        }

        RecordStatistics statistics = new();
        new ModeSRecordDecoder(ModeSFraming.Beast).Decode(bytes.AsSpan(0, length), null, true, null, statistics);
        Assert.Equal(Frames, statistics.Records + statistics.Errors);
        ModeSSourceDecoder decoder = new(new SourceSite(new SourceId(7), "test"), ModeSFraming.Beast);
        decoder.Decode(ModeSSamples.SensorData(bytes[..length], 0), new ReportBatch());
        Assert.Equal((statistics.Records, statistics.Errors), (decoder.Counters.Messages, decoder.Counters.Rejected));
        Assert.True(decoder.Counters.RejectedBy(RejectReason.UnknownType) > 0);
    }

    [Fact]
    public void DecodingAllocatesNothing()
    {
        byte[] bytes = TestFlight.Stream();
        ModeSRecordDecoder decoder = new(ModeSFraming.Beast);
        RecordStatistics statistics = new();
        Allocation.AssertNone(() => decoder.Decode(bytes, null, false, null, statistics), 50);
        Assert.True(statistics.Records > 2000);
    }

    static string? Field(string block, string name)
    {
        string? line = block.Split('\n').FirstOrDefault(each => each.TrimStart().StartsWith(name, StringComparison.Ordinal));
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim().Split(' ')[0];
    }
}
