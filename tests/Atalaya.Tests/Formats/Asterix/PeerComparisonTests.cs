using System.Globalization;
using System.Text.Json;
using Atalaya.Formats.Asterix;

namespace Atalaya.Tests.Formats.Asterix;

/// <summary>
/// Value by value against two independent decoders. Judged differences, none of them ours:
/// Croatia Control decodes I048/250 into registers (compared through its record bytes instead), keeps the trailing blanks of I048/240,
/// prints spare and FX; both give I048/200 GSP in knots where the standard's unit is NM/s, and I034/120 with a rounded LSB (4e-6° off);
/// jASTERIX prints octal codes and addresses as decimal integers, I048/080 as one number, and code 0 in I048/240 as "?".
/// Both name elements in their own way.
/// </summary>
public sealed class PeerComparisonTests
{
    static readonly Dictionary<string, string> CroatiaNames = Names(
        "140/ToD=140;070/Mode3A=070/MODE3A;130/SRLP/SRL=130/SRL;130/SRRP/SRR=130/SRR;130/SAMP/SAM=130/SAM;130/PRLP/PRL=130/PRL;130/PAMP/PAM=130/PAM;" +
        "220/ACAddr=220;240/TId=240;230/ModeSSSC=230/MSSC;230/BDS16=230/B1A;230/BDS37=230/B1B;000/MsgTyp=000;030/ToD=030;041/RotS=041;161/Tn=161/TRN;" +
        "200/CGS=200/GSP;200/CHdg=200/HDG;020/Azi=020;110/3D_Height=110/3DH;120/Height=120/HGT;120/Lon=120/LON");

    static readonly Dictionary<string, string> JasterixNames = Names(
        "140/Time-of-Day=140;070/Mode-3/A reply=070/MODE3A;090/Flight Level=090/FL;220/AIRCRAFT ADDRESS=220;240/Aircraft Identification=240;" +
        "000/Message Type=000;030/Time of Day=030;041/Antenna Rotation Speed=041;161/TRACK NUMBER=161/TRN;200/CALCULATED GROUNDSPEED=200/GSP;" +
        "200/CALCULATED HEADING=200/HDG;042/X-Component=042/X;042/Y-Component=042/Y;020/Sector Number=020;110/3D-Height=110/3DH;" +
        "120/Height of Data Source=120/HGT;120/Latitude=120/LAT;120/Longitude=120/LON");

    static Dictionary<string, string> Names(string pairs) => pairs.Split(';').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

    [Theory]
    [InlineData("Jahorina.raw", 2119)]
    [InlineData("cat_034_048.pcap", 162)]
    public void Croatia(string file, int records)
    {
        JsonElement[] expected = AsterixSamples.Expected(file + ".croatia.jsonl.gz");
        JsonElement[] actual = Decode(file, records);
        Assert.Equal(records, expected.Length);
        for (int i = 0; i < records; i++)
        {
            int category = expected[i].GetProperty("cat").GetInt32();
            Assert.Equal(expected[i].GetProperty("hexdata").GetString(), actual[i].GetProperty("hex").GetString(), ignoreCase: true);
            var ours = Flat(actual[i].GetProperty("items"));
            int compared = 0;
            foreach ((string path, JsonElement value) in Flat(expected[i].GetProperty($"CAT{category:000}")))
            {
                string key = path[1..];
                if (key.EndsWith("/spare", StringComparison.Ordinal) || key.EndsWith("/FX", StringComparison.Ordinal) || key.StartsWith("250", StringComparison.Ordinal)) continue;
                key = CroatiaNames.GetValueOrDefault(key, key);
                if (category == 34) key = WithoutSensorPrefix(key);
                AssertSame(key, value.ToString(), Take(ours, key, i));
                compared++;
            }

            Assert.True(compared > 0);
            Assert.DoesNotContain(ours.Keys, key => !key.StartsWith("250", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Jahorina.raw", 2119)]
    [InlineData("cat_034_048.pcap", 162)]
    public void Jasterix(string file, int records)
    {
        JsonElement[] expected = AsterixSamples.Expected(file + ".jasterix.jsonl.gz");
        JsonElement[] actual = Decode(file, records);
        Assert.Equal(records, expected.Length);
        for (int i = 0; i < records; i++)
        {
            Assert.Equal(expected[i].GetProperty("record_data").GetString(), actual[i].GetProperty("hex").GetString());
            var ours = Flat(actual[i].GetProperty("items"));
            foreach ((string path, JsonElement value) in Flat(expected[i]))
            {
                if (!char.IsAsciiDigit(path[0]) || path is "250/REP" or "080/QXi") continue;
                string key = path.StartsWith("130/", StringComparison.Ordinal) ? path.Replace("/value", "") : path.Replace("250/Mode S MB Data", "250").Replace("/MB Data", "/MBDATA");
                key = JasterixNames.GetValueOrDefault(key, key);
                if (key.StartsWith("050", StringComparison.Ordinal) || key.StartsWith("060", StringComparison.Ordinal)) key = key.Replace("CH-A/B", "CHAB").Replace(" ", "").Replace("RED-", "RED");
                string text = value.ToString();
                if (key == "240") text = text.TrimEnd('?', ' ');
                if (key == "220") text = value.GetInt32().ToString("x6", CultureInfo.InvariantCulture);
                if (key == "070/MODE3A") text = value.GetInt32().ToString("0000", CultureInfo.InvariantCulture);
                AssertSame(key, text, Take(ours, key, i));
            }

            // the peer leaves the registers of item 250 undecoded
            Assert.DoesNotContain(ours.Keys, key => !key.StartsWith("080", StringComparison.Ordinal) && !key.Contains("/registers/"));
        }
    }

    static JsonElement[] Decode(string file, int records)
    {
        string[] lines = AsterixSamples.Lines(file == "Jahorina.raw" ? AsterixSamples.Jahorina : AsterixSamples.SevenRadars, new AsterixRecordDecoder(raw: true));
        Assert.Equal(records, lines.Length);
        return [.. lines.Select(line => JsonDocument.Parse(line).RootElement)];
    }

    static string WithoutSensorPrefix(string key)
    {
        string[] parts = key.Split('/');
        if (parts.Length == 3 && parts[1] is "PSR" or "SSR" or "MDS" && parts[2].StartsWith(parts[1], StringComparison.Ordinal)) parts[2] = parts[2][3..];
        return string.Join('/', parts);
    }

    static string Take(Dictionary<string, JsonElement> ours, string key, int record)
    {
        Assert.True(ours.Remove(key, out JsonElement value), $"record {record} lacks {key}");
        return value.ToString();
    }

    static void AssertSame(string key, string expected, string actual)
    {
        expected = expected.TrimEnd(' ');
        if (string.Equals(expected, actual, StringComparison.OrdinalIgnoreCase)) return;
        if (key == "161/TRN")
        {
            Assert.Equal(int.Parse(expected, CultureInfo.InvariantCulture), int.Parse(actual, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            return;
        }

        double knots = key == "200/GSP" ? 3600 : 1;
        double difference = double.Parse(expected, CultureInfo.InvariantCulture) - knots * double.Parse(actual, CultureInfo.InvariantCulture);
        double tolerance = key is "120/LAT" or "120/LON" ? 1e-5 : 0.51e-7;
        Assert.True(Math.Abs(difference) <= tolerance, $"{key}: peer {expected}, ours {actual}");
    }

    /// <summary>Every leaf by its path; elements of arrays get their index.</summary>
    static Dictionary<string, JsonElement> Flat(JsonElement root)
    {
        var flat = new Dictionary<string, JsonElement>();
        void Walk(string path, JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Object)
                foreach (JsonProperty property in value.EnumerateObject()) Walk(path.Length == 0 ? property.Name : $"{path}/{property.Name}", property.Value);
            else if (value.ValueKind == JsonValueKind.Array)
                for (int i = 0; i < value.GetArrayLength(); i++) Walk($"{path}[{i}]", value[i]);
            else flat[path] = value;
        }

        Walk("", root);
        return flat;
    }
}
