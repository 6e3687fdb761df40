using System.Net.Sockets;
using Atalaya.Server.Commands;
using Atalaya.Server.Configuration;
using Atalaya.Server.Outputs;
using Atalaya.Server.Outputs.GeoJson;
using Atalaya.Server.Outputs.Readsb;
using Atalaya.Server.Replay;
using Atalaya.Server.Security;
using Atalaya.Server.Setup;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.FileProviders;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Atalaya.Server.Web;

/// <summary>The HTTP host: pages, REST, stream, metrics.</summary>
static class WebServer
{
    /// <summary>Each stream keeps a frame of the whole picture and the ids it has sent.</summary>
    const int MaxStreams = 256, MaxConnections = 1024;

    /// <summary>Starts listening; throws <see cref="CommandFailure"/> if the port cannot be had.</summary>
    public static async Task<WebApplication> StartAsync(ServerParts parts)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        ConsoleLogger.Configure(builder.Logging);
        using ILoggerFactory startLoggers = ConsoleLogger.Create();
        TlsCertificate? certificate = parts.Tls is null ? null : new TlsCertificate(parts.Tls, TimeProvider.System, startLoggers.CreateLogger("Atalaya"));
        builder.WebHost.ConfigureKestrel(options => Configure(options, parts.Listen, certificate));
        builder.Services.AddSingleton(services => new Access(parts, TimeProvider.System, services.GetRequiredService<ILoggerFactory>().CreateLogger("Atalaya")));
        builder.Services.AddSingleton<RequestLimits>();
        builder.Services.AddResponseCompression();
        builder.Services.AddOpenApi("v1", options => options.AddOperationTransformer(OpenApiRoles.DescribeAsync));
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, WebJson.Default));
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(1, SecurityJson.Default));
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(2, Evidence.EvidenceJson.Default));
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(3, ReplayJson.Default));
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(4, SetupJson.Default));
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(5, ConfigurationJson.Default));
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(6, Registration.RegistrationJson.Default));
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(7, Coverage.CoverageJson.Default));
        builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("atalaya", serviceVersion: Build.Version, autoGenerateServiceInstanceId: false))
            .WithMetrics(metrics => metrics.AddMeter(Metrics.MeterName).AddRuntimeInstrumentation().AddPrometheusExporter());
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        WebApplication app = builder.Build();
        Metrics.Register(parts);
        Access access = app.Services.GetRequiredService<Access>();
        Map(app, parts, access, certificate);
        access.Start();
        try
        {
            await app.StartAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw new CommandFailure(ExplainListen(parts.Listen, exception));
        }

        return app;
    }

    static void Configure(KestrelServerOptions options, ListenAddress listen, TlsCertificate? certificate)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = 1 << 20;
        options.Limits.MaxConcurrentConnections = MaxConnections;
        options.Limits.MaxConcurrentUpgradedConnections = MaxStreams;
        options.Listen(listen.Address, listen.Port, endpoint =>
        {
            if (certificate is not null) endpoint.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(certificate.Options()) });
        });
    }

    static void Map(WebApplication app, ServerParts parts, Access access, TlsCertificate? certificate)
    {
        app.Use(async (context, next) =>
        {
            await parts.Started.WaitAsync(context.RequestAborted).ConfigureAwait(false);
            await next(context).ConfigureAwait(false);
        });
        app.Use(next => new ReverseProxy(next, parts.PublicNames).InvokeAsync);
        app.Use(next => new HostCheck(next, parts.Listen, parts.PublicNames, certificate).InvokeAsync);
        app.Use(SecurityHeaders.AddAsync);
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(10), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
        RequestLimits limits = app.Services.GetRequiredService<RequestLimits>();
        RefusalNotes notes = new(TimeProvider.System);
        app.Use(next => new Gate(next, access, limits, notes, app.Logger).InvokeAsync);
        app.UseResponseCompression();
        app.UseMiddleware<ReplaySelection>(parts.Hosts.Replays);
        if (Directory.Exists(parts.Pages))
        {
            PhysicalFileProvider files = new(parts.Pages);
            app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
            app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
        }
        else
        {
            app.MapGet("/", () => "The web client is not built. In the repository, ./atalaya builds it.\n").ExcludeFromDescription().Needs(Role.Viewer);
        }

        app.MapOpenApi("/openapi/{documentName}.json").Needs(Role.Viewer);
        app.MapPrometheusScrapingEndpoint("/metrics").Needs(Role.Viewer);
        SessionApi.Map(app, access);
        UsersApi.Map(app, access);
        Api.Map(app, parts.Hosts);
        Alerts.AlertsApi.Map(app, parts.Hosts, parts.Audit);
        Alerts.ContradictionApi.Map(app, parts.Hosts);
        Delivery.DeliveryApi.Map(app, parts.Hosts, parts.Audit);
        Alerts.RuleTrialApi.Map(app, parts.Hosts, parts.Configuration);
        Alerts.DetectorTrialApi.Map(app, parts.Hosts, parts.Configuration);
        ConfigurationApi.Map(app, parts.Configuration, parts.Audit);
        Areas.AreasApi.Map(app, parts.Hosts, parts.Configuration, parts.Audit);
        OutputsApi.Map(app, parts.Outputs);
        SetupApi.Map(app, parts.Setup, parts.Audit);
        ReadsbApi.Map(app, parts.Hosts);
        GeoJsonApi.Map(app, parts.Hosts);
        Archive.RecordingApi.Map(app, parts.Hosts);
        Archive.TrailApi.Map(app, parts.Hosts);
        ReplayApi.Map(app, parts);
        Registration.RegistrationApi.Map(app, parts.Hosts);
        Coverage.CoverageApi.Map(app, parts.Hosts);
        Interference.InterferenceApi.Map(app, parts.Hosts);
    }

    public static string ExplainListen(ListenAddress listen, Exception exception)
    {
        SocketException? socket = exception as SocketException ?? exception.InnerException as SocketException ?? exception.InnerException?.InnerException as SocketException;
        return socket?.SocketErrorCode switch
        {
            SocketError.AddressAlreadyInUse => $"port {listen.Port} is in use by another program: stop it, or choose another with --listen {listen.Address}:{listen.Port + 1}",
            SocketError.AddressNotAvailable => $"{listen.Address} is no address of this machine",
            SocketError.AccessDenied => $"port {listen.Port} needs more rights: choose one above 1023 with --listen",
            _ when exception.Message.Contains("in use", StringComparison.OrdinalIgnoreCase) => $"port {listen.Port} is in use by another program: stop it, or choose another with --listen {listen.Address}:{listen.Port + 1}",
            _ => $"cannot listen on {listen}: {exception.Message}",
        };
    }
}
