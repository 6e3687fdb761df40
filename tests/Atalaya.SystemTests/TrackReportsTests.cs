using System.Globalization;
using System.Net;
using System.Text.Json;
using Atalaya.Core.Frames;
using Atalaya.Recording.Reading;

namespace Atalaya.SystemTests;

/// <summary>From a track to the recorded bytes, live and in a replay.</summary>
public sealed class TrackReportsTests
{
    [Fact]
    public async Task TheHexOfAReportIsInTheLogAndDecodesToWhatIsShown()
    {
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["demo"]);
        string directory = (await server.HealthAsync()).GetProperty("recording").GetString()!;
        foreach (string format in new[] { "asterix", "beast", "nmea" })
        {
            JsonElement report = await ReportOf(server, format);
            string hex = report.GetProperty("hex").GetString()!;
            AssertIsLogged(directory, report, hex);
            await AssertDecodesTo(format, hex, report);
            AssertFieldsAreTheRecord(format, report);
        }

        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task AReplayShowsTheSame()
    {
        await using AtalayaProcess live = await AtalayaProcess.ServeAsync(["demo"]);
        JsonElement report = await ReportOf(live, "asterix");
        string id = report.GetProperty("track").GetString()!, directory = (await live.HealthAsync()).GetProperty("recording").GetString()!;
        string soonAfter = DateTime.UnixEpoch.AddSeconds(report.GetProperty("receive_time").GetDouble() + 1).ToString("O", CultureInfo.InvariantCulture); // a track remembers its last reports only
        await using AtalayaProcess replay = await AtalayaProcess.ServeAsync(["replay", directory, "--speed", "max", "--to", soonAfter]);
        await replay.WaitAsync(async () => await HasFrame(replay, id, report.GetProperty("log").ToString()), "the same frame in the replay");
        using HttpClient http = new();
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"{replay.Url}/api/v1/tracks/ffffffffffffffff/reports", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync($"{replay.Url}/api/v1/tracks/{id}/reports?limit=5", TestContext.Current.CancellationToken)).StatusCode);
    }

    static async Task<bool> HasFrame(AtalayaProcess server, string id, string log)
    {
        try
        {
            return (await server.GetAsync($"/api/v1/tracks/{id}/reports")).GetProperty("reports").EnumerateArray().Any(report => report.GetProperty("log").ToString() == log && report.TryGetProperty("hex", out _));
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>The newest report of a format of any track, with the id of the track.</summary>
    static async Task<JsonElement> ReportOf(AtalayaProcess server, string format)
    {
        JsonElement? found = null;
        await server.WaitAsync(async () =>
        {
            foreach (JsonElement track in (await server.GetAsync("/api/v1/tracks?limit=40")).GetProperty("tracks").EnumerateArray())
            {
                string id = track.GetProperty("track_id").GetString()!;
                JsonElement reports = (await server.GetAsync($"/api/v1/tracks/{id}/reports")).GetProperty("reports");
                foreach (JsonElement report in reports.EnumerateArray())
                    if (report.GetProperty("format").GetString() == format && report.GetProperty("records").GetArrayLength() == 1) found = With(report, "track", id);
                if (found is not null) return true;
            }

            return false;
        }, $"a report of format {format}");
        return found!.Value;
    }

    static JsonElement With(JsonElement value, string name, string text)
    {
        string json = value.GetRawText();
        return JsonSerializer.Deserialize<JsonElement>($"{{\"{name}\":\"{text}\",{json[1..]}");
    }

    static void AssertIsLogged(string directory, JsonElement report, string hex)
    {
        JsonElement place = report.GetProperty("log");
        using LogReader log = LogReader.Open(directory);
        Assert.True(log.TryReadAt(new LogPosition(place.GetProperty("segment").GetUInt32(), place.GetProperty("offset").GetUInt32()), out Frame frame));
        Assert.Equal(hex, Convert.ToHexStringLower(frame.Payload));
        Assert.Equal(report.GetProperty("receive_time").GetDouble(), frame.ReceiveTime.UnixSeconds, 1e-6);
    }

    /// <summary>One of the lines of <c>decode</c>, but for what it takes from earlier frames: a place, whether an address was verified.</summary>
    static async Task AssertDecodesTo(string format, string hex, JsonElement report)
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "frame");
        await File.WriteAllBytesAsync(file, Convert.FromHexString(hex), TestContext.Current.CancellationToken);
        (int exitCode, string output, _) = await AtalayaProcess.RunAsync("decode", file, "--format", format);
        Assert.Equal(0, exitCode);
        string shown = Comparable(report.GetProperty("records")[0]);
        Assert.Contains(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Comparable(JsonSerializer.Deserialize<JsonElement>(line)) == shown);
    }

    static string Comparable(JsonElement record) =>
        string.Join(';', record.EnumerateObject().Where(property => property.Name is not ("latitude" or "longitude" or "icao_verified")).Select(property => $"{property.Name}={property.Value.GetRawText()}"));

    /// <summary>Values of the fields are those of the record, and each field with a value lies within it.</summary>
    static void AssertFieldsAreTheRecord(string format, JsonElement report)
    {
        JsonElement record = report.GetProperty("records")[0], layout = report.GetProperty("layout")[0];
        int start = layout.GetProperty("offset").GetInt32(), end = start + layout.GetProperty("length").GetInt32(), values = 0;
        foreach (JsonElement field in layout.GetProperty("fields").EnumerateArray())
        {
            if (field.TryGetProperty("offset", out JsonElement offset)) Assert.InRange(offset.GetInt32() + field.GetProperty("length").GetInt32(), start + 1, end);
            if (!field.TryGetProperty("value", out JsonElement value)) continue;
            JsonElement at = format == "asterix" ? record.GetProperty("items") : record;
            foreach (string name in field.GetProperty("path").GetString()!.Split('/').Skip(1))
                if (at.ValueKind == JsonValueKind.Object) at = at.GetProperty(name);
            if (at.ValueKind == JsonValueKind.Array) continue;   // a repetition: its parts have one path
            Assert.Equal(at.GetRawText(), value.GetRawText());
            values++;
        }

        Assert.True(values >= 4, values.ToString(CultureInfo.InvariantCulture));
    }
}
