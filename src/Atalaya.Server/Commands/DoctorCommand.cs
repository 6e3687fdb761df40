using System.CommandLine;
using System.Text;
using Atalaya.Server.Configuration;
using Atalaya.Server.Setup.Doctoring;
using Atalaya.Server.Web;

namespace Atalaya.Server.Commands;

/// <summary><c>atalaya doctor</c>: looks at configuration, machine and sources, and says what is wrong and how to mend it.</summary>
static class DoctorCommand
{
    public static Command Create()
    {
        Option<string?> config = new("--config") { Description = "Configuration file; default: atalaya.json if it is there" };
        Option<string> host = new("--host") { Description = "Without sources configured: the machine to look for receivers on, HOST or HOST:PORT", DefaultValueFactory = _ => "127.0.0.1" };
        Command command = new("doctor", "Say what is wrong with configuration, machine and sources, and how to mend it") { config, host };
        command.SetAction((result, stop) => RunAsync(result.GetValue(config), result.GetRequiredValue(host), stop));
        return command;
    }

    static async Task<int> RunAsync(string? path, string host, CancellationToken stop)
    {
        Console.OutputEncoding = Encoding.UTF8;
        DoctorReport report = new(Console.Out);
        Console.WriteLine($"Atalaya {Build.Version}: what is right, and what must be mended.");
        report.Heading("Machine");
        ServerConfiguration? configuration = Load(report, path);
        if (configuration is not null) await CheckAsync(report, configuration, host, stop).ConfigureAwait(false);
        report.Conclude();
        return report.Faults == 0 ? 0 : 1;
    }

    static ServerConfiguration? Load(DoctorReport report, string? path)
    {
        try
        {
            ServerConfiguration configuration = ServerConfiguration.Load(path);
            report.Add(DoctorLine.Good("configuration", configuration.Sources.Count switch
            {
                0 => "sound, no source yet",
                1 => "sound, 1 source",
                int count => $"sound, {count} sources",
            }));
            return configuration;
        }
        catch (CommandFailure failure)
        {
            report.Add(DoctorLine.Mend("configuration", failure.Message, "Correct this line; the server does not start with it."));
            report.Add(MachineChecks.SystemClock());
            return null;
        }
    }

    static async Task CheckAsync(DoctorReport report, ServerConfiguration configuration, string host, CancellationToken stop)
    {
        string directory = configuration.Data ?? "atalaya-data";
        bool isRunning = MachineChecks.IsBeingWritten(directory);
        report.Add(MachineChecks.Directory(directory, isRunning));
        report.Add(MachineChecks.SystemClock());
        ListenAddress listen;
        try
        {
            listen = ListenAddress.Parse(configuration.Listen ?? ListenAddress.Default.ToString());
        }
        catch (CommandFailure failure)
        {
            report.Add(DoctorLine.Mend("web interface", failure.Message, "Correct \"listen\"."));
            return;
        }

        if (isRunning)
        {
            report.Heading("Sources, as the server that runs sees them");
            report.Add(await RunningServer.AskAsync(listen, configuration.Tls is not null, stop).ConfigureAwait(false));
            return;
        }

        report.Add(MachineChecks.Port(listen));
        if (configuration.Sources.Count == 0)
        {
            report.Heading($"Receivers on {host}");
            await LocalScan.RunAsync(report, host, listen.Port, configuration.Site, stop).ConfigureAwait(false);
            return;
        }

        report.Heading("Sources, each listened to for some seconds");
        await CheckSourcesAsync(report, configuration, stop).ConfigureAwait(false);
    }

    static async Task CheckSourcesAsync(DoctorReport report, ServerConfiguration configuration, CancellationToken stop)
    {
        IReadOnlyList<DoctorLine>[] found = await Task.WhenAll(configuration.Sources.Select(uri =>
            SourceChecks.CheckAsync(uri, uri.Name ?? uri.Text.Split('?')[0], configuration.Site, stop))).ConfigureAwait(false);
        foreach (IReadOnlyList<DoctorLine> lines in found) report.Add(lines);
    }
}
