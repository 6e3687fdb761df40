using System.Globalization;
using Atalaya.Server.Inputs;

namespace Atalaya.Benchmarks.Judging;

/// <summary>
/// The oracle: the same tracker is given only the true detections, each with its object's number as identity, and its tracks are judged only while their
/// objects live. What is left is the error of estimation, and of objects not seen yet.
/// </summary>
static class PerfectAssociation
{
    static readonly string[] Identities = ["address", "mode_a", "mmsi"];

    /// <summary>Added to objects' numbers: neither an address nor an MMSI is small.</summary>
    const int Base = 201_000_000;

    /// <summary>Copies a scenario's folder with what the oracle is given.</summary>
    public static void WriteFolder(string folder, string output, string identityColumn)
    {
        Directory.CreateDirectory(output);
        foreach (string path in Directory.EnumerateFiles(folder))
        {
            string name = Path.GetFileName(path);
            if (name.StartsWith("detections", StringComparison.Ordinal)) WriteDetections(path, Path.Combine(folder, name.Replace("detections", "origins", StringComparison.Ordinal)), Path.Combine(output, name.Replace(".gz", "", StringComparison.Ordinal)), identityColumn);
            else if (name is "scenario.json" || name.StartsWith("truth.", StringComparison.Ordinal)) File.Copy(path, Path.Combine(output, name), overwrite: true);
        }
    }

    static void WriteDetections(string detections, string origins, string output, string identityColumn)
    {
        Dictionary<string, string> objects = Lines(origins).Skip(1).Select(line => line.Split(',')).ToDictionary(fields => fields[0], fields => fields[1], StringComparer.Ordinal);
        using StreamWriter writer = new(output) { NewLine = "\n" };
        int[] kept = [];
        foreach (string line in Lines(detections))
        {
            string[] fields = line.Split(',');
            if (kept.Length == 0)
            {
                kept = [.. Enumerable.Range(0, fields.Length).Where(i => !Identities.Contains(fields[i]))];
                writer.WriteLine(string.Join(',', kept.Select(i => fields[i])) + "," + identityColumn);
                continue;
            }

            if (objects[fields[0]].Length == 0) continue;
            int number = int.Parse(objects[fields[0]], CultureInfo.InvariantCulture);
            writer.WriteLine(string.Join(',', kept.Select(i => fields[i])) + "," + (identityColumn == "mmsi" ? (Base + number).ToString(CultureInfo.InvariantCulture) : (0x340000 + number).ToString("X6", CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Leaves out the rows of tracks whose objects do not live then.</summary>
    public static void KeepLiving(string truth, string tracks, string identityColumn)
    {
        HashSet<(double, int)> lives = [.. Lines(truth).Skip(1).Select(line => line.Split(',')).Select(fields => (double.Parse(fields[0], CultureInfo.InvariantCulture), int.Parse(fields[1], CultureInfo.InvariantCulture)))];
        string[] rows = [.. Lines(tracks)];
        int column = Array.IndexOf(rows[0].Split(','), identityColumn);
        File.WriteAllLines(tracks, [rows[0], .. rows.Skip(1).Where(row => row.Split(',') is var fields && lives.Contains((double.Parse(fields[0], CultureInfo.InvariantCulture), Number(fields[column], identityColumn))))]);
    }

    static int Number(string identity, string identityColumn)
    {
        if (identityColumn == "mmsi") return int.TryParse(identity, NumberStyles.None, CultureInfo.InvariantCulture, out int mmsi) ? mmsi - Base : -1;
        return int.TryParse(identity, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int address) ? address - 0x340000 : -1;
    }

    static IEnumerable<string> Lines(string path)
    {
        using StreamReader reader = new(InputStream.Open(path));
        while (reader.ReadLine() is { } line) yield return line;
    }
}
