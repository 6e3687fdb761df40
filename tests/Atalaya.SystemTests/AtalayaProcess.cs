using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Atalaya.SystemTests;

/// <summary>The program as a user starts it, with what it prints; ended by its process id and never otherwise.</summary>
sealed class AtalayaProcess : IAsyncDisposable
{
    static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(20) };

    readonly Process _process;
    readonly StringBuilder _errors = new();

    AtalayaProcess(Process process, int port)
    {
        _process = process;
        Port = port;
        _process.ErrorDataReceived += (_, line) => { lock (_errors) _errors.AppendLine(line.Data); };
        _process.BeginErrorReadLine();
    }

    public int Port { get; }
    public int Id => _process.Id;
    public string Url => $"http://127.0.0.1:{Port}";

    public string Errors
    {
        get
        {
            lock (_errors) return _errors.ToString();
        }
    }

    static string Program => Path.Combine(Repository.Root, "src/Atalaya.Server/bin/Release/net10.0/atalaya");

    /// <summary>Runs to the end and returns exit code, standard output and standard error.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => RunInsideAsync([], arguments);

    /// <param name="wrapper">The command that runs the program, such as nsenter with its options; empty = none.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> RunInsideAsync(string[] wrapper, string[] arguments)
    {
        using Process process = Start([.. wrapper, Program, .. arguments]);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using CancellationTokenSource timeout = new(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(timeout.Token);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>The first line the program prints once it was sent <paramref name="input"/>, while its standard input stays open.</summary>
    public static async Task<string?> FirstLineAsync(string input, params string[] arguments)
    {
        using Process process = Start([Program, .. arguments]);
        await process.StandardInput.WriteAsync(input);
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        string? line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60));
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return line;
    }

    /// <summary>Starts a server on a port of its own (or the one given) and waits until it answers.</summary>
    public static async Task<AtalayaProcess> ServeAsync(string[] arguments, int? port = null, string[]? wrapper = null)
    {
        int listen = port ?? FreePort.Next();
        AtalayaProcess server = new(Start([.. wrapper ?? [], Program, .. arguments, "--listen", $"127.0.0.1:{listen}"]), listen);
        await server.WaitAsync(async () => await server.TryHealthAsync() is not null, "the server to answer", StartTimeout);
        return server;
    }

    static Process Start(string[] command)
    {
        ProcessStartInfo start = new(command[0]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (string argument in command.Skip(1)) start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start");
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using JsonDocument document = JsonDocument.Parse(await Http.GetByteArrayAsync(Url + path, TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }

    public Task<string> GetTextAsync(string path) => Http.GetStringAsync(Url + path, TestContext.Current.CancellationToken);

    public Task<JsonElement> HealthAsync() => GetAsync("/api/v1/health");

    async Task<JsonElement?> TryHealthAsync()
    {
        if (_process.HasExited) throw new InvalidOperationException($"the program ended with {_process.ExitCode}: {Errors}");
        try
        {
            return await HealthAsync();
        }
        catch (HttpRequestException exception)
        {
            return exception.StatusCode == HttpStatusCode.Unauthorized ? default(JsonElement) : null; // it answers, with users it wants to know whom
        }
    }

    /// <summary>Polls until the condition holds; fails with what was waited for and what the program printed.</summary>
    public async Task WaitAsync(Func<Task<bool>> condition, string what, TimeSpan? timeout = null)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > (timeout ?? TimeSpan.FromSeconds(60))) Assert.Fail($"waited in vain for {what}; the program printed: {Errors}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>SIGTERM, then the exit code.</summary>
    public async Task<int> StopAsync()
    {
        Signal("TERM");
        using CancellationTokenSource timeout = new(TimeSpan.FromSeconds(30));
        await _process.WaitForExitAsync(timeout.Token);
        return _process.ExitCode;
    }

    /// <summary>SIGKILL: nothing is written any more.</summary>
    public async Task KillAsync()
    {
        Signal("KILL");
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    void Signal(string name)
    {
        using Process kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
