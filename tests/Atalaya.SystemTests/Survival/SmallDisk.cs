using System.Diagnostics;
using System.Globalization;

namespace Atalaya.SystemTests.Survival;

/// <summary>A file system of a few megabytes in memory, in a mount namespace of its own; it goes when the process that holds it ends.</summary>
sealed class SmallDisk : IDisposable
{
    readonly Process _holder;
    readonly TemporaryFolder _folder = new();

    public SmallDisk(int kibibytes)
    {
        using Process trial = Process.Start(new ProcessStartInfo("unshare", ["-Urm", "true"]) { RedirectStandardError = true })!;
        trial.WaitForExit();
        Assert.SkipUnless(trial.ExitCode == 0, "this system does not allow user and mount namespaces (unshare -Urm)");
        string script = $"mount -t tmpfs -o size={kibibytes}k tmpfs \"$0\" && echo ready && exec sleep 300";
        _holder = Process.Start(new ProcessStartInfo("unshare", ["-Urm", "sh", "-c", script, Path]) { RedirectStandardOutput = true })!;
        Assert.Equal("ready", _holder.StandardOutput.ReadLine());
    }

    /// <summary>Where programs in the namespace see it.</summary>
    public string Path => _folder.Path;

    /// <summary>Where this process sees it.</summary>
    public string OutsidePath => $"/proc/{_holder.Id}/root{Path}";

    /// <summary>What runs a command in the namespace.</summary>
    public string[] Wrapper => ["nsenter", "-t", _holder.Id.ToString(CultureInfo.InvariantCulture), "-U", "-m", "--preserve-credentials"];

    public void Resize(int kibibytes)
    {
        using Process mount = Process.Start("nsenter", [.. Wrapper[1..], "mount", "-o", $"remount,size={kibibytes}k", Path]);
        mount.WaitForExit();
        Assert.Equal(0, mount.ExitCode);
    }

    public void Dispose()
    {
        _holder.Kill();
        _holder.WaitForExit();
        _holder.Dispose();
        _folder.Dispose();
    }
}
