using System.Text.Json;

namespace Atalaya.Server.Setup.Probing;

/// <summary>Asks a web server for the files of known receivers' pages: what they show can be had better from another port, which is named.</summary>
static class WebProbe
{
    const int MaxAnswerBytes = 2 << 20;
    const int BeastPort = 30005, NmeaPort = 10110;

    static readonly string[] AircraftFiles = ["/data/aircraft.json", "/tar1090/data/aircraft.json", "/skyaware/data/aircraft.json"];
    static readonly string[] VesselFiles = ["/api/ships.json", "/geojson"];

    public static async Task<ProbeResult> RunAsync(ProbeTarget target, ProbeTimes times, CancellationToken stop)
    {
        using SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectTimeout = times.Connect };
        using HttpClient client = new(handler) { BaseAddress = new Uri($"http://{target.Address}"), Timeout = times.First, MaxResponseContentBufferSize = MaxAnswerBytes };
        try
        {
            foreach (string file in AircraftFiles)
                if (Count(await ReadAsync(client, file, stop).ConfigureAwait(false), "aircraft") is { } aircraft)
                    return Found(target, "web_aircraft", aircraft, $"beast+tcp://{target.Host}:{BeastPort}");
            foreach (string file in VesselFiles)
                if (Vessels(await ReadAsync(client, file, stop).ConfigureAwait(false)) is { } vessels)
                    return Found(target, "web_vessels", vessels, $"nmea+udp://0.0.0.0:{NmeaPort}");
        }
        catch (HttpRequestException exception)
        {
            return new ProbeResult(target, ProbeOutcome.Nothing) { Advice = [FeedFaults.Of(target.ToUri(), exception.InnerException ?? exception)] };
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new ProbeResult(target, ProbeOutcome.Silent) { Advice = [Advice.Of("probe_silent", ("seconds", times.First.TotalSeconds))] };
        }

        return new ProbeResult(target, ProbeOutcome.Other) { Advice = [Advice.Of("web_other")] };
    }

    static ProbeResult Found(ProbeTarget target, string code, int count, string line) =>
        new(target, ProbeOutcome.Other) { Advice = [Advice.Of(code, ("count", count), ("line", line))] };

    /// <summary>Null where there is no such file.</summary>
    static async Task<byte[]?> ReadAsync(HttpClient client, string file, CancellationToken stop)
    {
        using HttpResponseMessage response = await client.GetAsync(file, stop).ConfigureAwait(false);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync(stop).ConfigureAwait(false) : null;
    }

    /// <summary>The length of a list that an object holds; null if the answer is no such thing.</summary>
    public static int? Count(byte[]? answer, string list)
    {
        if (answer is null) return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(answer);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(list, out JsonElement items) && items.ValueKind == JsonValueKind.Array
                ? items.GetArrayLength()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static int? Vessels(byte[]? answer) => Count(answer, "ships") ?? Count(answer, "features");
}
