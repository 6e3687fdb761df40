using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Atalaya.Formats.Asterix;

namespace Atalaya.Tests.Formats.Asterix.Peers;

/// <summary>
/// All recordings against what CroatiaControlLtd/asterix 2.8.11 and jASTERIX say of them, record by record (by their octets) and value by
/// value. What differs stands here with its judgement; anything else fails.
/// </summary>
public sealed partial class PeerAgreementTests
{
    /// <summary>Disagreements of Croatia, by category, item and name: how, and who is right by the standard.</summary>
    static readonly Dictionary<string, string> Croatia = new()
    {
        ["001/200 CalcGS"] = "knots, of 0.22 kt a step; the LSB is 2^-14 NM/s",
        ["004/120 is ours alone"] = "a compound without parts: left out there",
        ["010/270 Ori"] = "2.81 degrees a step; the LSB is 360/2^7",
        ["019/552 RS_type"] = "the bits RS1090, TX1030 and TX1090 as one number",
        ["019/552 Stat"] = "the two status bits in one number with what follows",
        ["020/400 RUx"] = "the eight bits as one number",
        ["021/074 time_reception_position_highprecision"] = "nanoseconds; the unit is s",
        ["021/200 PS"] = "the same name in editions 0.26 and 2.x, where the item is another one",
        ["032/050 unused"] = "a private edition (7.0) of a private block",
        ["032/050 STN"] = "a private edition (7.0) of a private block",
        ["048/200 CGS"] = "knots; the unit is NM/s",
        ["062/135 CTBA"] = "feet; the unit is FL",
        ["062/136 MFL"] = "feet; the unit is FL",
        ["062/500 ABA/ABA_Acc"] = "feet; the unit is FL",
        ["bits_cat001ed1.1_sacsic_propagation.bin.croatia.jsonl.gz record"] = "records without SAC and SIC cut in the wrong places",
        ["bits_cat030ed7.0.bin.croatia.jsonl.gz record"] = "category 030 is private: no definition here",
        ["bits_cat252ed7.0.bin.croatia.jsonl.gz record"] = "category 252 is private: no definition here",
        ["cat062_ed0.17.pcap.croatia.jsonl.gz record"] = "edition 0.17 was never a standard: no definition here, and none is made up",
        ["goasterix_sample.ast.croatia.jsonl.gz record"] = "private categories 030, 032 and 255",
    };

    /// <summary>The same for jASTERIX.</summary>
    static readonly Dictionary<string, string> Jasterix = new()
    {
        ["001/090 Mode-C HEIGHT"] = "feet; the unit is FL",
        ["004/120 "] = "a compound without parts: null there, an empty object here",
        ["010/200 Ground Speed"] = "knots; the unit is NM/s",
        ["020/400 Contributing Receivers/RUx"] = "the eight bits as one number",
        ["048/080 QXi"] = "the twelve bits as one number",
        ["048/200 CALCULATED GROUNDSPEED"] = "knots; the unit is NM/s",
        ["062/135 Calculated Track Barometric Altitude"] = "feet; the unit is FL",
        ["062/390 RDS/LTR"] = "a blank letter as its code, 32",
        ["062/390 RDS/NU1"] = "a blank letter as its code, 32",
        ["bits_cat010ed0.24_sensis.bin.jasterix.jsonl.gz record"] = "a maker's variant of category 010: no definition here",
        ["bits_cat030ed7.0.bin.jasterix.jsonl.gz record"] = "category 030 is private: no definition here",
        ["bits_cat252ed7.0.bin.jasterix.jsonl.gz record"] = "category 252 is private: no definition here",
    };

    [Theory]
    [InlineData("croatia", "hexdata")]
    [InlineData("jasterix", "record_data")]
    public void Every_value_agrees_or_is_judged(string peer, string octets)
    {
        var matcher = new NameMatcher();
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        int records = 0;
        string folder = SharedData.Path("asterix/expected");
        foreach (string path in Directory.GetFiles(folder, $"*.{peer}.jsonl.gz").Order(StringComparer.Ordinal))
        {
            string file = Path.GetFileName(path);
            JsonElement[] theirs = [.. AsterixSamples.Expected(file).Where(record => record.TryGetProperty(octets, out _))];
            Dictionary<string, Queue<JsonElement>> ours = Decode(theirs, octets);
            foreach (JsonElement record in theirs)
            {
                if (!ours.TryGetValue(Key(record, octets), out Queue<JsonElement>? same) || !same.TryDequeue(out JsonElement our)) found.TryAdd($"{file} record", Key(record, octets));
                else
                {
                    records++;
                    Compare(our, record, matcher, found);
                }
            }
        }

        foreach ((string name, string example) in matcher.Disagreements()) found.Add(name, example);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records} records, {matcher.Values} values"));
        Dictionary<string, string> judged = peer == "croatia" ? Croatia : Jasterix;
        Assert.True(found.Keys.All(judged.ContainsKey), string.Join('\n', found.Where(difference => !judged.ContainsKey(difference.Key)).Select(difference => $"[\"{difference.Key}\"] = \"{difference.Value}\",")));
        Assert.DoesNotContain(judged.Keys, name => !found.ContainsKey(name));
    }

    static string Key(JsonElement record, string octets) =>
        string.Create(CultureInfo.InvariantCulture, $"{record.GetProperty("cat").GetInt32():000} {record.GetProperty(octets).GetString()!.ToLowerInvariant()}");

    /// <summary>Each record in a block of its own, decoded as one file, so that the edition is chosen as in the recording.</summary>
    static Dictionary<string, Queue<JsonElement>> Decode(JsonElement[] theirs, string octets)
    {
        var file = new MemoryStream();
        foreach (JsonElement record in theirs)
        {
            byte[] bytes = Convert.FromHexString(record.GetProperty(octets).GetString()!);
            file.Write([(byte)record.GetProperty("cat").GetInt32(), (byte)((bytes.Length + 3) >> 8), (byte)(bytes.Length + 3)]);
            file.Write(bytes);
        }

        var records = new Dictionary<string, Queue<JsonElement>>();
        foreach (string line in AsterixSamples.Lines(file.ToArray(), new AsterixRecordDecoder(raw: true)))
        {
            JsonElement record = JsonDocument.Parse(line).RootElement;
            if (!record.TryGetProperty("items", out _)) continue;
            string key = string.Create(CultureInfo.InvariantCulture, $"{record.GetProperty("category").GetInt32():000} {record.GetProperty("hex").GetString()}");
            if (!records.TryGetValue(key, out Queue<JsonElement>? same)) records.Add(key, same = new Queue<JsonElement>());
            same.Enqueue(record);
        }

        return records;
    }

    static void Compare(JsonElement ours, JsonElement theirs, NameMatcher matcher, SortedDictionary<string, string> found)
    {
        string category = ours.GetProperty("category").GetInt32().ToString("000", CultureInfo.InvariantCulture);
        JsonElement items = theirs.TryGetProperty("CAT" + category, out JsonElement inside) ? inside : theirs;
        HashSet<string> left = [.. ours.GetProperty("items").EnumerateObject().Select(item => item.Name)];
        foreach (JsonProperty item in items.EnumerateObject())
        {
            if (!ItemName().IsMatch(item.Name)) continue;
            string name = item.Name.TrimStart('I');
            if (name is "REF" or "SPF") name = name[..2];
            if (!left.Remove(name)) found.TryAdd($"{category}/{name} is theirs alone", item.Value.ToString());
            else if (name is not ("RE" or "SP") && !(name == "250" && theirs.TryGetProperty("hexdata", out _))) matcher.Add($"{category}/{name}", ours.GetProperty("items").GetProperty(name), item.Value);
        }

        foreach (string name in left) found.TryAdd($"{category}/{name} is ours alone", ours.GetProperty("items").GetProperty(name).ToString());
    }

    [GeneratedRegex("^(I?[0-9]{3}|I?RE|I?SP|REF|SPF)$")]
    private static partial Regex ItemName();
}
