using System.Text.Json;
using MQTTnet;
using MQTTnet.Protocol;

namespace Atalaya.Server.Delivery;

/// <summary>Publishes each message as JSON under the topic of the address, at least once (MQTT 5, QoS 1); mqtts:// is encrypted.</summary>
sealed class MqttChannel(Uri to, string? password) : IDeliveryChannel
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();

    public async Task SendAsync(DeliveryMessage message, CancellationToken stop)
    {
        if (!_client.IsConnected) await _client.ConnectAsync(Options(), stop).ConfigureAwait(false);
        MqttApplicationMessage application = new MqttApplicationMessageBuilder()
            .WithTopic(Uri.UnescapeDataString(to.AbsolutePath.Trim('/')))
            .WithPayload(JsonSerializer.SerializeToUtf8Bytes(message, OutboxJson.Default.DeliveryMessage))
            .WithContentType("application/json")
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .Build();
        MqttClientPublishResult result = await _client.PublishAsync(application, stop).ConfigureAwait(false);
        if (!result.IsSuccess) throw new IOException($"the broker answered {result.ReasonCode}");
    }

    MqttClientOptions Options()
    {
        bool isEncrypted = to.Scheme == "mqtts";
        MqttClientOptionsBuilder builder = new MqttClientOptionsBuilder().WithTcpServer(to.Host, to.Port > 0 ? to.Port : isEncrypted ? 8883 : 1883).WithTimeout(Timeout);
        if (isEncrypted) builder = builder.WithTlsOptions(static options => options.UseTls());
        if (to.UserInfo.Length > 0) builder = builder.WithCredentials(Uri.UnescapeDataString(to.UserInfo), password);
        return builder.Build();
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
