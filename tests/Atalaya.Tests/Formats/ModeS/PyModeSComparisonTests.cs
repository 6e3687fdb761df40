using System.Globalization;
using System.Text.Json;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;

namespace Atalaya.Tests.Formats.ModeS;

/// <summary>Our JSON lines beside what pyModeS makes of the same frames.</summary>
public sealed class PyModeSComparisonTests
{
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
        foreach ((JsonElement record, JsonElement other) in records.Zip(expected)) AssertNothingElse(record, other, "timestamp", "signal_dbfs", "capability", "latitude", "longitude");
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

    /// <summary>
    /// 5000 real DF20. Wherever both name the same register, every field of both is equal (addresses as parity gives them: three CSV lines name another).
    /// Where they do not (theirs, ours, how often), the layouts of Doc 9871 leave several registers, or physics contradicts the only one:
    /// 6,0 for 5,0 (48) and 5,0 for 6,0 (3): pyModeS chose a register whose values cannot be flown (406 kt indicated at 13 800 ft is Mach 0.77, not 0.644; baro rate
    /// −128 against inertial 5344 ft/min; 3.75°/s at 15° of roll); ours has the other, which agrees with itself.
    /// 6,0 (34) and 5,0 (1) for none: both remain possible from one reply alone; pyModeS guesses.
    /// 4,0 for none (101): a selected altitude, or a heading without speeds; pyModeS guesses. 1,7 for none (11): likewise.
    /// 5,0 for none (6): one aircraft whose track rate wanders to 15°/s with its wings level: listed as candidate, not believed.
    /// </summary>
    [Fact]
    public void SampleOfDf20EqualsPyModeS()
    {
        string csv = "modes/sample_data_commb_df20.csv";
        JsonElement[] records = ModeSSamples.Records(ModeSFraming.Beast, CsvAsBeast(csv, 2));
        JsonElement[] expected = Expected("modes/expected/sample_data_commb_df20.pymodes-3.3.0.jsonl");
        string[] addresses = [.. File.ReadLines(SharedData.Path(csv)).Select(line => line.Split(',')[1].ToLowerInvariant())];
        Assert.Equal(5000, records.Length);
        SortedDictionary<string, int> disagreements = new(StringComparer.Ordinal);
        for (int i = 0; i < records.Length; i++)
        {
            (string theirs, string ours) = (Register(expected[i]), Register(records[i]));
            if (theirs != ours) disagreements[$"{theirs} {ours}"] = disagreements.GetValueOrDefault($"{theirs} {ours}") + 1;
            foreach (JsonProperty property in expected[i].EnumerateObject())
                if (property.Name is "df" or "icao" or "icao_verified" or "altitude" || theirs == ours && property.Name is not ("hex" or "t" or "crc_valid" or "bds_candidates")) AssertSame(property, records[i]);
            if (theirs == ours) AssertNothingElse(records[i], expected[i], "timestamp", "signal_dbfs", "flight_status", "downlink_request", "utility_message", "mb", "bds_candidates");
            if (ours == "-") Assert.Equal(theirs != "-", records[i].TryGetProperty("bds_candidates", out _));
        }

        Assert.Equal(["1,7 -: 11", "4,0 -: 101", "5,0 -: 7", "5,0 6,0: 3", "6,0 -: 34", "6,0 5,0: 48"], disagreements.Select(each => $"{each.Key}: {each.Value}"));
        Assert.Equal(3, records.Zip(addresses).Count(pair => pair.First.GetProperty("icao").GetString() != pair.Second));
    }

    /// <summary>
    /// 600 outputs of pyModeS 2. Where it names one register, ours is the same with equal fields. Where it names several (36), ours is one of them (31) or none.
    /// Its 4,5 is never inferred here: hazard reports are rarely asked for and their layout fits far too much.
    /// </summary>
    [Fact]
    public void GoldenVectorsOfPyModeS2Agree()
    {
        JsonElement golden = ModeSSamples.Parse(File.ReadAllText(SharedData.Path("modes/expected/pymodes_golden_v2.json")));
        (int compared, int several, int decided) = (0, 0, 0);
        foreach (JsonProperty vector in golden.EnumerateObject())
        {
            JsonElement record = ModeSSamples.Record(ModeSSamples.Frame(vector.Name));
            string[] theirs = vector.Value.TryGetProperty("bds", out JsonElement bds) ? [.. bds.GetString()!.Split(',').Select(each => $"{each[3]},{each[4]}")] : [];
            string ours = vector.Value.GetProperty("df").GetInt32() >= 20 ? Register(record) : "-";
            if (theirs.Length > 1)
            {
                several++;
                if (ours != "-") decided++;
                Assert.True(ours == "-" || theirs.Contains(ours), $"{vector.Name}: {ours}");
            }
            else Assert.Equal(theirs.FirstOrDefault("-"), ours);

            foreach (JsonProperty property in vector.Value.EnumerateObject())
            {
                if (property.Name == "bds") continue;
                AssertSame(property, record);
                compared++;
            }
        }

        Assert.Equal((36, 31), (several, decided));
        Assert.InRange(compared, 3300, int.MaxValue);
    }

    static string Register(JsonElement record) => record.TryGetProperty("bds", out JsonElement bds) ? bds.GetString()! : "-";

    static void AssertNothingElse(JsonElement record, JsonElement expected, params string[] ours)
    {
        foreach (JsonProperty property in record.EnumerateObject())
            Assert.True(property.Name is "format" || ours.Contains(property.Name) || expected.TryGetProperty(property.Name, out _), $"{property.Name} is extra in {record}");
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
            case JsonValueKind.Array:
                Assert.Equal(expected.Value.EnumerateArray().Select(each => each.GetString()), actual.EnumerateArray().Select(each => each.GetString()));
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
}
