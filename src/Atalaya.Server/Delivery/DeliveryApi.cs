using System.Text.Json.Serialization;
using Atalaya.Server.Live;
using Atalaya.Server.Security;
using Atalaya.Server.Web;

namespace Atalaya.Server.Delivery;

/// <summary>Whether alerts reach their receivers.</summary>
static class DeliveryApi
{
    public static void Map(WebApplication app, ServedHosts hosts, AuditLog audit)
    {
        app.MapGet("/api/v1/deliveries", () => Results.Json(Read(HubOf(hosts)), DeliveryJson.Default.DeliveriesResponse)).Needs(Role.Operator)
            .WithSummary("Every receiver of alerts: what was delivered, what waits, and why").Produces<DeliveriesResponse>();
        app.MapPost("/api/v1/deliveries/{name}/test", (HttpContext context, string name, CancellationToken stop) => TestAsync(context, HubOf(hosts), audit, name, stop)).Needs(Role.Admin)
            .WithSummary("Sends a message of kind test to a receiver, once").Produces(204).Produces<ErrorResponse>(404).Produces<ErrorResponse>(502);
    }

    static DeliveryHub? HubOf(ServedHosts hosts) => (hosts.Main as LiveHost)?.Deliveries;

    static DeliveriesResponse Read(DeliveryHub? hub) => new(hub is null ? [] : [.. hub.Receivers.Select(receiver =>
        new DeliveryRow(receiver.Settings.Name, receiver.Settings.To.Scheme, receiver.Delivered, receiver.Waiting, receiver.GivenUp, receiver.Fault))]);

    static async Task<IResult> TestAsync(HttpContext context, DeliveryHub? hub, AuditLog audit, string name, CancellationToken stop)
    {
        if (hub?.Receivers.FirstOrDefault(receiver => receiver.Settings.Name == name) is not { } found) return Wrong(404, $"there is no receiver '{name}'");
        audit.Write(context, "delivery.test", name);
        try
        {
            await found.TestAsync(stop).ConfigureAwait(false);
            return Results.NoContent();
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            return Wrong(502, $"{name}: {exception.Message}");
        }
    }

    static IResult Wrong(int status, string error) => Results.Json(new ErrorResponse(error), DeliveryJson.Default.ErrorResponse, statusCode: status);
}

/// <param name="GivenUp">Messages that could not be delivered for a day.</param>
/// <param name="Fault">Why it cannot be reached now; absent = it can, as far as is known.</param>
sealed record DeliveryRow(string Name, string Kind, long Delivered, int Waiting, long GivenUp, string? Fault);

sealed record DeliveriesResponse(DeliveryRow[] Deliveries);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeliveriesResponse))]
[JsonSerializable(typeof(ErrorResponse))]
sealed partial class DeliveryJson : JsonSerializerContext;
