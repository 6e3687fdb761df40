using System.Globalization;
using System.Text.Json;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;
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

    /// <summary>2000 real DF17 of one aircraft: every field as pyModeS 3.3.0 gives it, positions apart (see below).</summary>
    [Fact]
    public void SampleOfDf17EqualsPyModeS()
    {
        JsonElement[] records = ModeSSamples.Records(ModeSFraming.Beast, CsvAsBeast("modes/sample_data_adsb.csv", 1));
        JsonElement[] expected = Expected("modes/expected/sample_data_adsb.pymodes-3.3.0.jsonl");
        Assert.Equal(2000, records.Length);
        for (int i = 0; i < records.Length; i++)
            foreach (JsonProperty property in expected[i].EnumerateObject())
                if (property.Name is not ("hex" or "t" or "latitude" or "longitude")) AssertSame(property, records[i]);
    }

    /// <summary>
    /// pyModeS' batch gives each message the place of the next message that completes a pair, so 600 of its 933 places belong to later frames
    /// (up to 10 s at 250 m/s = 2.5 km). Each of ours must be what its own frame codes, and equal theirs where the frame completes a pair.
    /// The first four frames are all odd: no place can be known there.
    /// </summary>
    [Fact]
    public void PlacesAreThoseOfTheirOwnFrames()
    {
        JsonElement[] records = ModeSSamples.Records(ModeSFraming.Beast, CsvAsBeast("modes/sample_data_adsb.csv", 1));
        JsonElement[] expected = Expected("modes/expected/sample_data_adsb.pymodes-3.3.0.jsonl");
        int placed = 0;
        int equal = 0;
        for (int i = 0; i < records.Length; i++)
        {
            if (!records[i].TryGetProperty("latitude", out JsonElement latitude)) continue;
            placed++;
            if (!expected[i].TryGetProperty("latitude", out JsonElement nearLatitude)) continue;
            double nearLongitude = expected[i].GetProperty("longitude").GetDouble();
            double longitude = records[i].GetProperty("longitude").GetDouble();
            CprCode code = new(records[i].GetProperty("cpr_format").GetInt32() == 1, records[i].GetProperty("cpr_lat").GetUInt32(), records[i].GetProperty("cpr_lon").GetUInt32());
            Assert.True(Cpr.TryLocal(code, false, nearLatitude.GetDouble(), nearLongitude, out double ownLatitude, out double ownLongitude));
            Assert.Equal(ownLatitude, latitude.GetDouble(), 1e-9);
            Assert.Equal(ownLongitude, longitude, 1e-9);
            double north = (latitude.GetDouble() - nearLatitude.GetDouble()) * 111_195;
            double east = (longitude - nearLongitude) * 111_195 * Math.Cos(ownLatitude * Math.PI / 180);
            double distance = Math.Sqrt(north * north + east * east);
            Assert.InRange(distance, 0, 2500);
            if (distance < 0.01) equal++;
        }

        Assert.Equal((933, 333), (placed, equal));
    }

    /// <summary>5000 real DF20; addresses as pyModeS takes them from parity (three CSV lines name another).</summary>
    [Fact]
    public void SampleOfDf20EqualsPyModeS()
    {
        string csv = "modes/sample_data_commb_df20.csv";
        JsonElement[] records = ModeSSamples.Records(ModeSFraming.Beast, CsvAsBeast(csv, 2));
        JsonElement[] expected = Expected("modes/expected/sample_data_commb_df20.pymodes-3.3.0.jsonl");
        string[] addresses = [.. File.ReadLines(SharedData.Path(csv)).Select(line => line.Split(',')[1].ToLowerInvariant())];
        Assert.Equal(5000, records.Length);
        int otherAddress = 0;
        for (int i = 0; i < records.Length; i++)
        {
            foreach (JsonProperty property in expected[i].EnumerateObject())
                if (property.Name is "df" or "icao" or "icao_verified" or "altitude") AssertSame(property, records[i]);
            Assert.Equal(expected[i].TryGetProperty("altitude", out _), records[i].TryGetProperty("altitude", out _));
            if (records[i].GetProperty("icao").GetString() != addresses[i]) otherAddress++;
        }

        Assert.Equal(3, otherAddress);
    }

    [Fact]
    public void GoldenVectorsOfPyModeS2Agree()
    {
        JsonElement golden = ModeSSamples.Parse(File.ReadAllText(SharedData.Path("modes/expected/pymodes_golden_v2.json")));
        int compared = 0;
        foreach (JsonProperty vector in golden.EnumerateObject())
        {
            JsonElement record = ModeSSamples.Record(ModeSSamples.Frame(vector.Name));
            bool commB = vector.Value.GetProperty("df").GetInt32() >= 20;
            foreach (JsonProperty property in vector.Value.EnumerateObject())
            {
                bool inHeader = property.Name is "df" or "icao" or "altitude" or "squawk";
                if (commB && !inHeader) continue;
                AssertSame(property, record);
                compared++;
            }
        }

        Assert.InRange(compared, 1900, int.MaxValue);
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

    [Fact]
    public void DecodingAllocatesNothing()
    {
        byte[] bytes = TestFlight.Stream();
        ModeSRecordDecoder decoder = new(ModeSFraming.Beast);
        RecordStatistics statistics = new();
        for (int i = 0; i < 50; i++) decoder.Decode(bytes, null, false, null, statistics);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++) decoder.Decode(bytes, null, false, null, statistics);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(statistics.Records > 2000);
    }

    static void AssertSame(JsonProperty expected, JsonElement record)
    {
        if (expected.Value.ValueKind == JsonValueKind.Null) return;
        Assert.True(record.TryGetProperty(expected.Name, out JsonElement actual), $"{expected.Name} is missing in {record}");
        switch (expected.Value.ValueKind)
        {
            case JsonValueKind.Number:
                Assert.Equal(expected.Value.GetDouble(), actual.GetDouble(), 1e-9);
                break;
            case JsonValueKind.String:
                Assert.Equal(expected.Value.GetString()!.TrimEnd('_'), actual.GetString(), ignoreCase: expected.Name == "icao");
                break;
            default:
                Assert.Equal(expected.Value.ValueKind, actual.ValueKind);
                break;
        }
    }

    static JsonElement[] Expected(string path) => [.. File.ReadLines(SharedData.Path(path)).Select(ModeSSamples.Parse)];

    static byte[] CsvAsBeast(string path, int hexColumn)
    {
        List<(ModeSFrame Frame, ulong Ticks)> frames = [];
        double? first = null;
        foreach (string line in File.ReadLines(SharedData.Path(path)))
        {
            string[] columns = line.Split(',');
            double seconds = double.Parse(columns[0], CultureInfo.InvariantCulture);
            first ??= seconds;
            frames.Add((ModeSSamples.Frame(columns[hexColumn].Trim('"')), (ulong)((seconds - first.Value + 1) * 12e6)));
        }

        return ModeSSamples.Beast(frames, 100);
    }

    static string? Field(string block, string name)
    {
        string? line = block.Split('\n').FirstOrDefault(each => each.TrimStart().StartsWith(name, StringComparison.Ordinal));
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim().Split(' ')[0];
    }
}
