using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Atalaya.Benchmarks.Soaking;

/// <summary>The program in a process of its own, and what can be read of it from outside.</summary>
sealed class SoakedProgram : IDisposable
{
    readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    readonly Process _process;
    readonly Stopwatch _watch = Stopwatch.StartNew();

    SoakedProgram(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }
    public bool HasExited => _process.HasExited;
    public double Seconds => _watch.Elapsed.TotalSeconds;

    public static SoakedProgram StartDemo(int scale)
    {
        int port = FreePort();
        string[] arguments = ["demo", "--scale", scale.ToString(CultureInfo.InvariantCulture), "--listen", $"127.0.0.1:{port}"];
        Process process = Process.Start(Path.Combine(AppContext.BaseDirectory, "atalaya"), arguments);
        return new SoakedProgram(process, port);
    }

    static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Null if the program does not answer.</summary>
    public async Task<SoakSample?> SampleAsync()
    {
        try
        {
            string metrics = await _http.GetStringAsync($"http://127.0.0.1:{Port}/metrics").ConfigureAwait(false);
            double pictureTime = await PictureTimeAsync().ConfigureAwait(false);
            double now = (DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds;
            _process.Refresh();
            return new SoakSample(
                Seconds, Kibibytes("RssAnon") << 10, Kibibytes("VmRSS") << 10,
                (long)Sum(metrics, "dotnet_gc_last_collection_heap_size_bytes"), (long)Sum(metrics, "atalaya_tracks"), (long)Sum(metrics, "atalaya_reports_total"),
                now - pictureTime, _process.TotalProcessorTime.TotalSeconds);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    async Task<double> PictureTimeAsync()
    {
        using JsonDocument health = JsonDocument.Parse(await _http.GetByteArrayAsync($"http://127.0.0.1:{Port}/api/v1/health").ConfigureAwait(false));
        return health.RootElement.GetProperty("time").GetDouble();
    }

    long Kibibytes(string key)
    {
        string line = File.ReadLines($"/proc/{_process.Id}/status").First(text => text.StartsWith(key + ":", StringComparison.Ordinal));
        return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    /// <summary>The sum over the labels of one metric.</summary>
    static double Sum(string metrics, string name)
    {
        double sum = 0;
        foreach (string line in metrics.Split('\n'))
            if (line.StartsWith(name, StringComparison.Ordinal) && line.Length > name.Length && line[name.Length] is '{' or ' ')
                sum += double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
        return sum;
    }

    /// <summary>Asks the program to stop as an operator would, so that it takes its recording with it.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            if (!_process.WaitForExit(TimeSpan.FromSeconds(30))) _process.Kill();
        }

        _process.Dispose();
        _http.Dispose();
    }
}
