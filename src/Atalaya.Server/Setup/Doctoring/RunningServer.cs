using System.Net;
using System.Text.Json;
using Atalaya.Server.Web;

namespace Atalaya.Server.Setup.Doctoring;

/// <summary>Asks the server that runs, so that no port is opened twice.</summary>
static class RunningServer
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public static async Task<IReadOnlyList<DoctorLine>> AskAsync(ListenAddress listen, bool isEncrypted, CancellationToken stop)
    {
        string host = listen.Address.Equals(IPAddress.Any) ? "127.0.0.1" : listen.Address.Equals(IPAddress.IPv6Any) ? "[::1]" : listen.ToString()[..listen.ToString().LastIndexOf(':')];
        string address = $"{(isEncrypted ? "https" : "http")}://{host}:{listen.Port}";
        using SocketsHttpHandler handler = new() { UseProxy = false, AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true; // nothing secret is sent, and the certificate bears the public name
        using HttpClient client = new(handler) { Timeout = Timeout };
        try
        {
            using HttpResponseMessage response = await client.GetAsync($"{address}/api/v1/sources", stop).ConfigureAwait(false);
            if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.Redirect)
                return [DoctorLine.Note("server", $"runs at {address} and asks for a login", $"Its sources and what is wrong with them: open {address} and press R.")];
            if (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(WebJson.Default.SourcesResponse, stop).ConfigureAwait(false) is { } answer)
                return [DoctorLine.Good("server", $"runs at {address}"), .. answer.Sources.SelectMany(Describe)];
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            // told below
        }

        return [DoctorLine.Mend("server", $"a server writes the recording, but none answers at {address}", "Stop the other one, or name its configuration with --config.")];
    }

    static IEnumerable<DoctorLine> Describe(SourceModel source)
    {
        if (source.Messages > 0)
            yield return DoctorLine.Good(source.Name, FormattableString.Invariant($"{AdviceTexts.FormatName(source.Format)}: {source.Messages} messages, {source.Reports} reports; {source.State}"));
        else if (source.Advice is null)
            yield return DoctorLine.Note(source.Name, $"{source.State}, no message yet");
        foreach (AdviceModel one in source.Advice ?? [])
            yield return new DoctorLine(one.Severity == "note" ? DoctorMark.Note : DoctorMark.Mend, source.Name, one.Text, one.Fix);
    }
}
