using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Atalaya.Tests.Formats.Asterix.Tshark;

/// <summary>Runs Debian's tshark over a capture and reads the values of its ASTERIX dissector.</summary>
static partial class TsharkRun
{
    const string Program = "/usr/bin/tshark";
    const int TimeoutMs = 120_000;

    /// <summary>By category, the editions of its definitions, newest first; skips the test where tshark is not installed.</summary>
    public static Dictionary<int, string[]> Editions()
    {
        var editions = new Dictionary<int, string[]>();
        string choices = "";
        foreach (string line in Run(["-G", "currentprefs"]).Split('\n'))
        {
            if (Preference().Match(line) is { Success: true } preference)
                editions[int.Parse(preference.Groups[1].Value, CultureInfo.InvariantCulture)] = [.. Version().Matches(choices).Select(match => match.Groups[1].Value)];
            else if (line.StartsWith("# One of: Version", StringComparison.Ordinal)) choices = line;
        }

        return editions;
    }

    /// <summary>The values of each packet, in its order.</summary>
    public static List<List<TsharkField>> Read(string capture, IEnumerable<(int Category, string Edition)> editions)
    {
        List<string> arguments = ["-n", "-r", capture, "-d", "udp.port==8600,asterix", "-T", "pdml", "-J", "asterix"];
        foreach ((int category, string edition) in editions)
            arguments.AddRange(["-o", string.Create(CultureInfo.InvariantCulture, $"asterix.i{category:000}_version:Version {edition}")]);
        using var reader = XmlReader.Create(new StringReader(Run(arguments)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        List<List<TsharkField>> packets = [];
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.Name == "packet") packets.Add([]);
            else if (reader.Name == "field" && Field().Match(reader.GetAttribute("name") ?? "") is { Success: true } name) packets[^1].Add(Value(reader, name));
        }

        return packets;
    }

    static TsharkField Value(XmlReader reader, Match name) => new(
        int.Parse(name.Groups[1].Value, CultureInfo.InvariantCulture),
        name.Groups[2].Value.Replace('_', '.'),
        name.Groups[3].Value,
        reader.GetAttribute("show") ?? "",
        reader.GetAttribute("value") ?? "",
        int.Parse(reader.GetAttribute("size") ?? "0", CultureInfo.InvariantCulture));

    static string Run(IEnumerable<string> arguments)
    {
        Assert.SkipUnless(File.Exists(Program), "tshark is not installed: ./test --with-system-packages installs it");
        DirectoryInfo home = Directory.CreateTempSubdirectory("atalaya-tshark-");
        try
        {
            var start = new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["XDG_CONFIG_HOME"] = home.FullName; // no preferences of the user
            start.Environment["LC_ALL"] = "C.UTF-8";
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            bool ended = process.WaitForExit(TimeoutMs);
            if (!ended) process.Kill();
            Assert.True(ended && process.ExitCode == 0, errors.Result);
            return output.Result;
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"^#?asterix\.i(\d{3})_version:")]
    private static partial Regex Preference();

    [GeneratedRegex(@"Version (\d+\.\d+)(?=,|$)")]
    private static partial Regex Version();

    [GeneratedRegex(@"^asterix\.(\d{3})_(?:V(\d+_\d+)_)?(.+)$")]
    private static partial Regex Field();
}
