using Atalaya.Server.Commands;
using Atalaya.Server.Configuration;
using Atalaya.Server.Setup.Probing;

namespace Atalaya.Server.Setup;

/// <summary>What the set-up works with. The first source, whoever writes it, ends the demo.</summary>
sealed class SetupParts : IDisposable
{
    readonly ILogger _logger;

    /// <param name="store">The configuration that is written.</param>
    /// <param name="main">The flow that runs, the demo at first.</param>
    /// <param name="ownPort">The port of our own pages.</param>
    /// <param name="startCommand">How to start with what was written.</param>
    /// <param name="logger">For a start that fails.</param>
    public SetupParts(ConfigurationStore store, MainHost main, int ownPort, string startCommand, ILogger logger)
    {
        (Store, Main, OwnPort, StartCommand, _logger) = (store, main, ownPort, startCommand, logger);
        store.Changed += Enter;
    }

    public ConfigurationStore Store { get; }
    public MainHost Main { get; }
    public int OwnPort { get; }
    public string StartCommand { get; }
    public SetupScan Scan { get; } = new();

    /// <summary>Nothing real is configured yet.</summary>
    public bool IsNeeded => Main.IsDemo;

    void Enter(ServerConfiguration before, ServerConfiguration after)
    {
        if (!Main.IsDemo || after.Sources.Count == 0) return;
        try
        {
            Main.EnterLiveAsync().GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CommandFailure)
        {
            SetupLog.DemoGoesOn(_logger, exception.Message);
        }
    }

    public void Dispose()
    {
        Store.Changed -= Enter;
        Scan.Dispose();
    }
}
