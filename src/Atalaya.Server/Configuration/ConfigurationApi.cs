using System.Text;
using System.Text.Json;
using Atalaya.Integrity.Settings;
using Atalaya.Server.Commands;
using Atalaya.Server.Security;
using Atalaya.Server.Web;

namespace Atalaya.Server.Configuration;

/// <summary>The configuration for admins: the whole text, and its sources, areas, rules and detectors one by one. Every change is checked, applied and audited.</summary>
static class ConfigurationApi
{
    static readonly string[] Lists = ["sources", "areas", "rules"];
    static readonly string[] Values = ["retention", "site", "integrity"];
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Map(WebApplication app, ConfigurationStore? store, AuditLog audit)
    {
        app.MapGet("/schema/atalaya.json", () => Results.Text(ConfigurationSchema.Text, "application/schema+json")).WithSummary("JSON schema of the configuration, for editors").Needs(Role.Viewer);
        RouteGroupBuilder api = app.MapGroup("/api/v1/configuration").Needs(Role.Admin);
        api.MapGet("", () => Answer(store, Show)).WithSummary("The configuration: its text, what is in force, and why it is not").Produces<ConfigurationModel>().Produces<ErrorResponse>(404);
        api.MapPut("", (HttpContext context, CancellationToken stop) => TakeAsync(context, stop, store, (found, body) => Change(context, found, audit, "configuration.save", () => Save(found, body, VersionOf(context)))))
            .WithSummary("Replaces the whole text (the body) and puts it in force; If-Match with the version read refuses it where someone else was faster").Produces<ConfigurationModel>().Produces<FaultModel>(400).Produces<ErrorResponse>(412);
        api.MapPost("/check", (HttpContext context, CancellationToken stop) => TakeAsync(context, stop, store, Check)).WithSummary("Says what a text (the body) would change, or what is wrong with it").Produces<ConfigurationCheckModel>().Produces<FaultModel>(400);
        foreach (string list in Lists) MapList(api, list, store, audit);
        foreach (string key in Values) MapValue(api, key, store, audit);
        MapDetector(api, store, audit);
    }

    static void MapList(RouteGroupBuilder api, string list, ConfigurationStore? store, AuditLog audit)
    {
        string one = list[..^1];
        api.MapPost($"/{list}", (HttpContext context, CancellationToken stop) => TakeAsync(context, stop, store, (found, body) => Change(context, found, audit, $"{one}.add", () => Add(found, list, Parse(body), VersionOf(context)))))
            .WithSummary($"Adds to {list}: the body is the JSON of one, as in the file").Produces<ConfigurationModel>().Produces<FaultModel>(400).Produces<ErrorResponse>(412);
        api.MapPut($"/{list}", (HttpContext context, string name, CancellationToken stop) => TakeAsync(context, stop, store, (found, body) => Change(context, found, audit, $"{one}.change", () => Replace(found, list, name, Parse(body), VersionOf(context)))))
            .WithSummary($"Replaces the one of {list} that has the name").Produces<ConfigurationModel>().Produces<FaultModel>(400).Produces<ErrorResponse>(412);
        api.MapDelete($"/{list}", (HttpContext context, string name) => Answer(store, found => Change(context, found, audit, $"{one}.remove", () => Remove(found, list, name, VersionOf(context)))))
            .WithSummary($"Removes the one of {list} that has the name").Produces<ConfigurationModel>().Produces<FaultModel>(400).Produces<ErrorResponse>(412);
    }

    static void MapValue(RouteGroupBuilder api, string key, ConfigurationStore? store, AuditLog audit) =>
        api.MapPut($"/{key}", (HttpContext context, CancellationToken stop) => TakeAsync(context, stop, store, (found, body) => Change(context, found, audit, "configuration.save", () => Set(found, key, Parse(body), VersionOf(context)))))
            .WithSummary($"Sets {key}: the body is its JSON, null takes it away").Produces<ConfigurationModel>().Produces<FaultModel>(400).Produces<ErrorResponse>(412);

    static void MapDetector(RouteGroupBuilder api, ConfigurationStore? store, AuditLog audit) =>
        api.MapPut("/integrity/{detector}", (HttpContext context, string detector, CancellationToken stop) => TakeAsync(context, stop, store, (found, body) => Change(context, found, audit, "detector.change", () => SetDetector(found, detector, Parse(body), VersionOf(context)))))
            .WithSummary("Sets what is configured of a detector: the body is its JSON, null takes it away").Produces<ConfigurationModel>().Produces<FaultModel>(400).Produces<ErrorResponse>(412);

    static void SetDetector(ConfigurationStore store, string detector, JsonElement value, string? version)
    {
        if (DetectorTable.Find(detector) is null) throw new CommandFailure($"there is no detector '{detector}'");
        store.Edit(text => ConfigurationEditor.SetWithin(text, "integrity", detector, JsonText.OfOrNull(value)), version);
    }

    static void Save(ConfigurationStore store, string text, string? version)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new CommandFailure("the body is empty: a configuration without settings is {}");
        store.Save(text, version);
    }

    static void Add(ConfigurationStore store, string list, JsonElement item, string? version)
    {
        if (list == "sources" && item.ValueKind == JsonValueKind.String) store.AddSourceIfUnchanged(item.GetString()!, version);
        else store.Edit(text => ConfigurationEditor.AddItem(text, list, JsonText.Of(item)), version);
    }

    static void Replace(ConfigurationStore store, string list, string name, JsonElement item, string? version) =>
        store.Edit(text => ConfigurationEditor.ReplaceItem(text, list, IndexOf(store, list, name), JsonText.Of(item)), version);

    static void Remove(ConfigurationStore store, string list, string name, string? version) =>
        store.Edit(text => ConfigurationEditor.RemoveItem(text, list, IndexOf(store, list, name)), version);

    static void Set(ConfigurationStore store, string key, JsonElement value, string? version) =>
        store.Edit(text => ConfigurationEditor.Set(text, key, JsonText.OfOrNull(value)), version);

    /// <summary>What is in force is what stands in the file, in its order, as long as the file is sound.</summary>
    static int IndexOf(ConfigurationStore store, string list, string name)
    {
        if (list == "sources") return store.IndexOfSource(name);
        List<string> names = [.. list == "areas" ? store.Current.Areas.Select(area => area.Name) : store.Current.Rules.Select(rule => rule.Name)];
        int index = names.IndexOf(name);
        return index >= 0 ? index : throw new CommandFailure($"there is no {list[..^1]} '{name}'");
    }

    static IResult Check(ConfigurationStore store, string body)
    {
        ServerConfiguration next = store.Check(body).Current;
        return Results.Json(new ConfigurationCheckModel(ConfigurationDifference.Describe(store.Current, next), ConfigurationDifference.NeedsRestart(store.Started, next)), ConfigurationJson.Default.ConfigurationCheckModel);
    }

    static IResult Change(HttpContext context, ConfigurationStore store, AuditLog audit, string action, Action change)
    {
        ServerConfiguration before = store.Current;
        change();
        audit.Write(context, action, ConfigurationDifference.Describe(before, store.Current) is { Length: > 0 } difference ? difference : "text only");
        return Show(store);
    }

    static IResult Show(ConfigurationStore store) => Results.Json(ConfigurationView.Of(store), ConfigurationJson.Default.ConfigurationModel);

    /// <summary>Answers a request with what is made of its body; faults and conflicts are answered alike everywhere.</summary>
    public static async Task<IResult> TakeAsync(HttpContext context, CancellationToken stop, ConfigurationStore? store, Func<ConfigurationStore, string, IResult> take)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, stop).ConfigureAwait(false); // Kestrel bounds it
        return Answer(store, found => take(found, Decode(body.ToArray())));
    }

    static IResult Answer(ConfigurationStore? store, Func<ConfigurationStore, IResult> answer)
    {
        if (store is null) return Results.Json(new ErrorResponse("there is no configuration here"), WebJson.Default.ErrorResponse, statusCode: 404);
        try
        {
            return answer(store);
        }
        catch (ConfigurationConflict conflict)
        {
            return Results.Json(new ErrorResponse(conflict.Message), WebJson.Default.ErrorResponse, statusCode: 412);
        }
        catch (CommandFailure failure)
        {
            ConfigurationFault? fault = failure as ConfigurationFault;
            return Results.Json(new FaultModel(fault?.Reason ?? failure.Message, fault?.Line, fault?.Key), ConfigurationJson.Default.FaultModel, statusCode: 400);
        }
    }

    static string Decode(byte[] body)
    {
        try
        {
            return Strict.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            throw new CommandFailure("the body is not UTF-8 text");
        }
    }

    static JsonElement Parse(string body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new CommandFailure("the body is not JSON");
        }
    }

    public static string? VersionOf(HttpContext context) => context.Request.Headers.IfMatch.ToString() is { Length: > 0 } text ? text.Trim('"') : null;
}
