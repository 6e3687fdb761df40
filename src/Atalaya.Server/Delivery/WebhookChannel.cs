using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Atalaya.Server.Delivery;

/// <summary>
/// POSTs each message as JSON. With a secret it is signed: <c>X-Atalaya-Signature: sha256=HEX</c> is HMAC-SHA256 over the value of
/// <c>X-Atalaya-Timestamp</c>, a dot and the body (RFC 2104). Any answer of 2xx is taken as received; redirections are not followed.
/// </summary>
sealed class WebhookChannel(Uri to, byte[]? secret) : IDeliveryChannel
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout };

    public async Task SendAsync(DeliveryMessage message, CancellationToken stop)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(message, OutboxJson.Default.DeliveryMessage);
        using HttpRequestMessage request = new(HttpMethod.Post, to) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        string timestamp = ((long)Clock.Now.UnixSeconds).ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("X-Atalaya-Id", message.Id);
        request.Headers.Add("X-Atalaya-Timestamp", timestamp);
        if (secret is not null) request.Headers.Add("X-Atalaya-Signature", "sha256=" + Sign(secret, timestamp, body));
        using HttpResponseMessage response = await _client.SendAsync(request, stop).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode) throw new HttpRequestException($"it answered {(int)response.StatusCode}");
    }

    /// <summary>Lower-case hexadecimal.</summary>
    public static string Sign(byte[] secret, string timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp + "."), .. body];
        return Convert.ToHexStringLower(HMACSHA256.HashData(secret, signed));
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
