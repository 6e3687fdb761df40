using System.Text.Json.Serialization;
using Atalaya.Server.Alerts;

namespace Atalaya.Server.Delivery;

/// <summary>One change of an alert on its way out.</summary>
/// <param name="Sequence">Of the change, within the recording.</param>
/// <param name="Change">raised, updated, acknowledged, silenced, cleared, reopened.</param>
/// <param name="Time">Picture time, Unix seconds.</param>
sealed record OutboxEntry(long Sequence, string Change, double Time, AlertRow Alert);

/// <summary>What a receiver gets.</summary>
/// <param name="Id">Recording and sequence: the same message has the same id, however often it is sent.</param>
sealed record DeliveryMessage(string Id, string Change, double Time, AlertRow Alert);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OutboxEntry))]
[JsonSerializable(typeof(DeliveryMessage))]
sealed partial class OutboxJson : JsonSerializerContext;
