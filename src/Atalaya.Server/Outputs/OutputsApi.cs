using Atalaya.Server.Outputs.Asterix;
using Atalaya.Server.Security;

namespace Atalaya.Server.Outputs;

/// <summary><c>/api/v1/outputs</c>: what goes out to other programs.</summary>
static class OutputsApi
{
    public static void Map(WebApplication app, OutputHub? hub) =>
        app.MapGet("/api/v1/outputs", () => Results.Json(Read(hub), OutputJson.Default.OutputsResponse)).Needs(Role.Viewer)
            .WithSummary("Every output to other programs with its state, receivers, and what was dropped").Produces<OutputsResponse>();

    static OutputsResponse Read(OutputHub? hub) => hub is null ? new OutputsResponse([], 0) : new OutputsResponse([.. hub.Outputs.Select(Describe)], hub.DroppedFrames);

    static OutputModel Describe(Output output)
    {
        string[] missing = [.. output.Uri.Sources.Except(output.PassedOn)];
        return new OutputModel
        {
            Name = output.Uri.DisplayName,
            Format = output.Uri.FormatName,
            Transport = output.Uri.IsUdp ? "udp" : "tcp",
            Address = output.Uri.Host,
            Port = output.Sink.Port == 0 ? null : output.Sink.Port,
            State = output.Sink.State,
            Fault = output.Fault,
            Sources = output.PassedOn,
            MissingSources = missing.Length == 0 ? null : missing,
            ReduceMs = output.Uri.ReduceMs == 0 ? null : output.Uri.ReduceMs,
            Tracks = (output as TrackOutput)?.Tracks,
            Clients = output.Sink.ClientCount,
            Messages = output.Sink.Messages,
            Bytes = output.Sink.Bytes,
            Dropped = output.Sink.Dropped,
            ClientsRefused = output.Sink.Refused,
            ClientsCutOff = output.Sink.CutOff,
        };
    }
}
