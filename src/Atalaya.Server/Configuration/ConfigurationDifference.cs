using Atalaya.Integrity.Rules;
using Atalaya.Integrity.Settings;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Configuration;

/// <summary>What two configurations differ in.</summary>
static class ConfigurationDifference
{
    /// <summary>Keys whose change takes effect at the next start.</summary>
    public static List<string> NeedsRestart(ServerConfiguration started, ServerConfiguration now)
    {
        IEnumerable<string> changed = Scalars(started, now);
        if (!Texts(started).SequenceEqual(Texts(now))) changed = changed.Append("outputs");
        if (!started.Notify.SequenceEqual(now.Notify)) changed = changed.Append("notify");
        return [.. changed.Where(key => ConfigurationKeys.Root.First(known => known.Name == key).NeedsRestart)];
    }

    static IEnumerable<string> Texts(ServerConfiguration configuration) => configuration.Outputs.Select(output => output.Text);

    /// <summary>One line for people: <c>source roof added; rule low flyers changed; listen changed</c>; empty = nothing differs.</summary>
    public static string Describe(ServerConfiguration before, ServerConfiguration after)
    {
        List<string> parts = [.. Scalars(before, after).Select(key => $"{key} changed")];
        Compare(parts, "source", before.Sources, after.Sources, NameOf, source => source.Text);
        Compare(parts, "output", before.Outputs, after.Outputs, output => output.Text, output => output.Text);
        Compare(parts, "receiver", before.Notify, after.Notify, receiver => receiver.Name, receiver => receiver.ToString());
        Compare(parts, "area", before.Areas, after.Areas, area => area.Name, Text);
        Compare(parts, "rule", before.Rules, after.Rules, rule => rule.Name, rule => rule.ToString());
        parts.AddRange(DetectorTable.All.Where(entry => DetectorWords.Text(entry, before.Integrity) != DetectorWords.Text(entry, after.Integrity)).Select(entry => Change(entry, after.Integrity)));
        return string.Join("; ", parts);
    }

    static string Change(DetectorEntry entry, Integrity.IntegritySettings after) =>
        !entry.IsChanged(after) ? $"detector {entry.Name} as without configuration" : $"detector {entry.Name} {DetectorWords.Text(entry, after)}";

    static IEnumerable<string> Scalars(ServerConfiguration before, ServerConfiguration after)
    {
        if (before.Listen != after.Listen) yield return "listen";
        if (before.Data != after.Data) yield return "data";
        if (before.Insecure != after.Insecure) yield return "insecure";
        if (before.Sectors != after.Sectors) yield return "sectors";
        if (before.Tls != after.Tls) yield return "tls";
        if (!before.PublicNames.SequenceEqual(after.PublicNames)) yield return "public_names";
        if (before.Site != after.Site) yield return "site";
        if (before.Retention != after.Retention) yield return "retention";
    }

    static void Compare<T>(List<string> parts, string what, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> nameOf, Func<T, string> textOf)
    {
        Dictionary<string, string> old = [];
        foreach (T item in before) old.TryAdd(nameOf(item), textOf(item));
        foreach (T item in after)
        {
            if (!old.Remove(nameOf(item), out string? text)) parts.Add($"{what} {nameOf(item)} added");
            else if (text != textOf(item)) parts.Add($"{what} {nameOf(item)} changed");
        }

        foreach (string name in old.Keys) parts.Add($"{what} {name} removed");
    }

    static string NameOf(SourceUri source) => source.Name ?? source.Text;

    static string Text(AlertArea area)
    {
        IEnumerable<double[]> places = area.Polygon ?? area.Line ?? [area.Center ?? []];
        return $"{string.Join(';', places.Select(place => string.Join(',', place)))} {area.RadiusMeters} {area.FloorMeters} {area.CeilingMeters} {area.IsLine} {string.Join(',', area.Days ?? [])} {area.FromUtc} {area.ToUtc}";
    }
}
