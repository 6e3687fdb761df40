using Atalaya.Pipeline;
using Atalaya.Server.Configuration;

namespace Atalaya.Server.Live;

/// <summary>A live run that works on a configuration and follows it.</summary>
static class LiveRun
{
    /// <summary>Opens the recording for what is configured; the caller starts the host.</summary>
    public static LiveHost Open(ConfigurationStore store, string directory, ILogger logger) => LiveHost.Open(Options(store, directory), logger);

    /// <summary>From now on a change of the configuration is one of the host too. The tracks stay; ends with the answer's disposal.</summary>
    public static IDisposable Follow(LiveHost host, ConfigurationStore store, ILogger logger)
    {
        void Apply(ServerConfiguration before, ServerConfiguration after)
        {
            try
            {
                host.ReconfigureAsync(Options(store, host.DataDirectory)).GetAwaiter().GetResult();
            }
            catch (Commands.CommandFailure failure)
            {
                Log.NotReconfigured(logger, failure.Message);
            }
        }

        store.Changed += Apply;
        return new Ending(() => store.Changed -= Apply);
    }

    static LiveOptions Options(ConfigurationStore store, string directory) => new()
    {
        DataDirectory = directory,
        Sources = LiveSources.Create(store.Current),
        Areas = store.Current.Areas,
        Rules = store.Current.Rules,
        Detectors = store.Current.Integrity,
        HasArchive = true,
        Deliveries = store.Started.Notify,
        Retention = () => store.Current.Retention,
        Flow = new FlowOptions { Sectors = store.Current.Sectors, Threads = Environment.ProcessorCount },
    };

    sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
