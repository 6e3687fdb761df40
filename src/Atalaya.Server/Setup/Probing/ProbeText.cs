using System.Globalization;

namespace Atalaya.Server.Setup.Probing;

/// <summary>What a probe found, in English.</summary>
static class ProbeText
{
    public static string Of(ProbeFindings findings)
    {
        List<string> parts = [string.Create(CultureInfo.InvariantCulture, $"{AdviceTexts.FormatName(findings.Format)}: {findings.Messages} messages ({findings.MessagesPerSecond:0.#}/s)")];
        if (findings.Categories.Count > 0) parts.Add($"categories {string.Join(", ", findings.Categories)}");
        if (findings.Sensors.Count > 0) parts.Add($"from {string.Join(", ", findings.Sensors)}");
        parts.Add($"{findings.Objects} objects, {findings.ObjectsWithPosition} with position");
        if (findings.StatedSite is { } site) parts.Add($"it says that it stands at {SiteFinding.Text(site)}");
        if (findings.Names.Count > 0) parts.Add(string.Join(" ", findings.Names.Take(4)));
        return string.Join("; ", parts);
    }
}
