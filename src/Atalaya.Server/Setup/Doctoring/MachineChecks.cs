using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Atalaya.Core.Time;
using Atalaya.Recording.Reading;
using Atalaya.Server.Web;

namespace Atalaya.Server.Setup.Doctoring;

/// <summary>What the program needs of the machine: a place to record, a clock, a port.</summary>
static class MachineChecks
{
    const long LeastFreeBytes = 1L << 30, UsualFreeBytes = 10L << 30;

    /// <summary>The state that adjtimex(2) returns while nothing keeps the clock.</summary>
    const int ClockUnsynchronised = 5;

    const int TimexBytes = 512; // struct timex has 208 on 64-bit Linux

    public static IEnumerable<DoctorLine> Directory(string directory, bool isRunning)
    {
        string existing = Path.GetFullPath(directory);
        while (!System.IO.Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent) existing = parent;
        if (!CanWrite(existing, out string? problem))
        {
            yield return DoctorLine.Mend("recording", $"{directory} cannot be written: {problem}", "Give the user who runs Atalaya the right to write there, or name another directory with --data or \"data\".");
            yield break;
        }

        long free = FreeBytes(existing);
        string space = string.Create(CultureInfo.InvariantCulture, $"{free / 1e9:0.#} GB free");
        if (free < LeastFreeBytes) yield return DoctorLine.Mend("recording", $"{directory}: only {space}", "Make room: recording stops on a full disk, the picture goes on.");
        else if (free < UsualFreeBytes) yield return DoctorLine.Note("recording", $"{directory} can be written, {space}", "That is little: see \"retention\" in atalaya.json.");
        else yield return DoctorLine.Good("recording", $"{directory} can be written, {space}");
        if (RecordingDirectory.HasSegments(directory)) yield return isRunning ? DoctorLine.Good("recording", "a server is writing it now") : End(directory);
    }

    /// <summary>Reads the newest segment to its end.</summary>
    static DoctorLine End(string directory)
    {
        try
        {
            using LogReader log = LogReader.Open(directory);
            log.SeekTo(Instant.MaxValue);
            while (log.TryRead(out _))
            {
            }

            if (log.ProblemCount > 0) return DoctorLine.Mend("recording", $"damaged near its end: {log.Problems[0]}", $"Nothing need be done to go on; atalaya verify {directory} shows all of it.");
            return log.UnreadBytes > 0
                ? DoctorLine.Note("recording", $"ends in the middle of a write ({log.UnreadBytes} bytes)", "Nothing to do: the next start cuts them, nothing before them is lost.")
                : DoctorLine.Good("recording", "sound at its end");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return DoctorLine.Mend("recording", $"cannot be read: {exception.Message}", "Check the rights of its files.");
        }
    }

    /// <summary>True while another process writes the recording: it holds the file <c>lock</c>.</summary>
    public static bool IsBeingWritten(string directory)
    {
        string path = Path.Combine(directory, "lock");
        if (!File.Exists(path)) return false;
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception is IOException;
        }
    }

    static bool CanWrite(string directory, out string? problem)
    {
        string path = Path.Combine(directory, $".atalaya-doctor-{Environment.ProcessId}");
        problem = null;
        try
        {
            using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = exception.Message;
            return false;
        }
    }

    static long FreeBytes(string directory)
    {
        try
        {
            return new DriveInfo(directory).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            return long.MaxValue;
        }
    }

    public static DoctorLine SystemClock() => !OperatingSystem.IsLinux()
        ? DoctorLine.Note("clock", $"{Clock.Now} by this machine; whether it is kept by NTP cannot be told here")
        : AdjustTime(new byte[TimexBytes]) == ClockUnsynchronised
            ? DoctorLine.Note("clock", $"{Clock.Now} by this machine, and nothing keeps it right", "Let chrony or systemd-timesyncd set it: radar and AIS stamps are compared with it.")
            : DoctorLine.Good("clock", $"{Clock.Now}, kept by NTP");

    [DllImport("libc", EntryPoint = "adjtimex")]
    static extern int AdjustTime(byte[] timex);

    public static DoctorLine Port(ListenAddress listen)
    {
        try
        {
            using Socket socket = new(listen.Address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(new IPEndPoint(listen.Address, listen.Port));
            socket.Listen(1);
            return DoctorLine.Good("web interface", $"{listen} is free");
        }
        catch (SocketException exception)
        {
            return DoctorLine.Mend("web interface", WebServer.ExplainListen(listen, exception), "Then start again.");
        }
    }
}
