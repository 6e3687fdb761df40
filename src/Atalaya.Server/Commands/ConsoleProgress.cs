using System.Diagnostics;

namespace Atalaya.Server.Commands;

/// <summary>A progress line on standard error, where that is a terminal.</summary>
sealed class ConsoleProgress(string what) : IProgress<double>, IDisposable
{
    readonly bool _isTerminal = !Console.IsErrorRedirected;
    readonly Stopwatch _sinceShown = Stopwatch.StartNew();
    bool _shown;

    /// <summary>Shows a fraction from 0 to 1, at most five times a second.</summary>
    public void Report(double value)
    {
        if (!_isTerminal || _sinceShown.ElapsedMilliseconds < 200) return;
        _sinceShown.Restart();
        _shown = true;
        int filled = (int)(Math.Clamp(value, 0, 1) * 30);
        Console.Error.Write($"\r{what} [{new string('#', filled)}{new string('.', 30 - filled)}] {value * 100,3:0} %");
    }

    public void Dispose()
    {
        if (_shown) Console.Error.Write("\r" + new string(' ', what.Length + 42) + "\r");
        _shown = false;
    }
}
