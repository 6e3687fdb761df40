using System.Diagnostics;
using System.Text.RegularExpressions;
using Atalaya.Server.Configuration;

namespace Atalaya.SystemTests.Packaging;

/// <summary>The service, the Debian package, the container file and the manual page name only what exists.</summary>
public sealed partial class PackagingTests
{
    /// <summary>What the build of the package makes.</summary>
    static readonly string[] Made = ["artifacts", "web/dist"];

    static string PathOf(string relative) => Path.Combine(Repository.Root, relative);

    static string Read(string relative) => File.ReadAllText(PathOf(relative));

    [Fact]
    public async Task TheServiceStartsTheProgramWithOptionsItHas()
    {
        string[] words = ExecStart().Match(Read("packaging/systemd/atalaya.service")).Groups[1].Value.Split(' ');
        Assert.Equal("/usr/bin/atalaya", words[0]);
        (int exitCode, string help, _) = await AtalayaProcess.RunAsync(words[1], "--help");
        Assert.Equal(0, exitCode);
        foreach (string option in words.Where(word => word.StartsWith("--", StringComparison.Ordinal))) Assert.Contains(option, help, StringComparison.Ordinal);
        Assert.Contains("usr/bin/atalaya", Read("packaging/deb/build"), StringComparison.Ordinal);
        Assert.Contains(words[^1], Read("packaging/deb/conffiles"), StringComparison.Ordinal);
    }

    [Fact]
    public void TheConfigurationOfThePackageIsReadAndStaysOnThisMachine()
    {
        ServerConfiguration configuration = new ConfigurationReader("atalaya.json", File.ReadAllBytes(PathOf("packaging/atalaya.json"))).Read();
        Assert.Equal("127.0.0.1:8080", configuration.Listen);
        Assert.Equal("/var/lib/atalaya", configuration.Data);
        Assert.False(configuration.Insecure);
        Assert.Empty(configuration.Sources);
        Assert.Contains("StateDirectory=atalaya", Read("packaging/systemd/atalaya.service"), StringComparison.Ordinal);
    }

    /// <summary>The examples in its comments are sources that the program takes.</summary>
    [Fact]
    public void TheExamplesOfTheConfigurationCanBeUncommented()
    {
        string text = Read("packaging/atalaya.json").Replace("    // \"", "    \"", StringComparison.Ordinal);
        ServerConfiguration configuration = new ConfigurationReader("atalaya.json", System.Text.Encoding.UTF8.GetBytes(text)).Read();
        Assert.Equal(3, configuration.Sources.Count);
    }

    [Fact]
    public void SystemdFindsNoFaultInTheService()
    {
        using TemporaryFolder folder = new();
        string unit = folder.File("atalaya.service");
        File.WriteAllText(unit, Read("packaging/systemd/atalaya.service").Replace("/usr/bin/atalaya", "/bin/true", StringComparison.Ordinal).Replace("Documentation=man:atalaya(1)\n", "", StringComparison.Ordinal));
        (int exitCode, string output) = Run("systemd-analyze", "verify", unit);
        Assert.True(exitCode == 0 && output.Length == 0, output);
        (exitCode, output) = Run("systemd-analyze", "security", "--offline=true", "--threshold=20", unit);
        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public void TheContainerFileNamesPathsAndSettingsThatExist()
    {
        string text = Read("packaging/container/Containerfile");
        foreach (Match copy in CopyFromRepository().Matches(text))
            foreach (string source in copy.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..^1])
                Assert.True(Path.Exists(PathOf(source)), $"COPY {source}: not in the repository");
        foreach (Match project in Project().Matches(text)) Assert.True(File.Exists(PathOf(project.Value)), project.Value);
        string[] settings = [.. Setting().Matches(text).Select(match => match.Groups[1].Value.ToLowerInvariant()).Distinct()];
        Assert.NotEmpty(settings);
        foreach (string setting in settings) Assert.Contains(ConfigurationKeys.Root, key => key.IsScalar && key.Name == setting);
    }

    [Fact]
    public void TheBuildOfThePackageNamesFilesThatExist()
    {
        string script = Read("packaging/deb/build");
        foreach (Match match in RepositoryFile().Matches(script).Where(match => !Made.Contains(match.Groups[1].Value))) Assert.True(Path.Exists(PathOf(match.Groups[1].Value)), match.Value);
        foreach (string name in (string[])["control.in", "conffiles", "postinst", "prerm", "postrm", "copyright"]) Assert.True(File.Exists(PathOf($"packaging/deb/{name}")), name);
        foreach (string name in (string[])["build", "postinst", "prerm", "postrm"])
        {
            (int exitCode, string output) = Run("sh", "-n", PathOf($"packaging/deb/{name}"));
            Assert.True(exitCode == 0, output);
        }
    }

    [Fact]
    public async Task TheManualPageNamesCommandsThatExist()
    {
        (_, string help, _) = await AtalayaProcess.RunAsync("--help");
        string[] commands = [.. ManualCommand().Matches(Read("packaging/man/atalaya.1")).Select(match => match.Groups[1].Value)];
        Assert.Contains("run", commands);
        foreach (string command in commands) Assert.Matches($@"(?m)^\s+{command}\s", help);
    }

    static (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, program))), $"{program} is not installed");
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    [GeneratedRegex("(?m)^ExecStart=(.*)$")]
    private static partial Regex ExecStart();

    [GeneratedRegex("(?m)^COPY (?!--from)(.*)$")]
    private static partial Regex CopyFromRepository();

    [GeneratedRegex(@"src/\S+\.csproj")]
    private static partial Regex Project();

    [GeneratedRegex("ATALAYA__([A-Z_]+)")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\$root/([A-Za-z][\w./-]*)")]
    private static partial Regex RepositoryFile();

    [GeneratedRegex(@"(?m)^\.TP\n\.B (\w+)$")]
    private static partial Regex ManualCommand();
}
