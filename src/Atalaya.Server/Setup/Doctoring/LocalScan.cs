using Atalaya.Core.Geodesy;
using Atalaya.Server.Setup.Probing;

namespace Atalaya.Server.Setup.Doctoring;

/// <summary>Looks where receivers' programs usually are, and prints the sources to add.</summary>
static class LocalScan
{
    public static async Task RunAsync(DoctorReport report, string host, int ownPort, GeodeticPosition? site, CancellationToken stop)
    {
        IReadOnlyList<ProbeTarget> targets = await ProbeAddress.ReadAsync(host, ownPort, confirmed: true, stop).ConfigureAwait(false);
        ProbeResult[] results = await Task.WhenAll(targets.Select(target => PortProbe.RunAsync(target, ProbeTimes.Default, stop))).ConfigureAwait(false);
        foreach (ProbeResult result in results) Tell(report, site is { } place ? PortProbe.CompareWith(result, place) : result);
        string[] quiet = [.. results.Where(IsQuiet).Select(result => result.Target.ToString())];
        if (quiet.Length > 0) report.Add(DoctorLine.Note("nothing there", string.Join(", ", quiet)));
        if (results.All(result => result.Line is null)) report.Add(DoctorLine.Note("receivers", "none found", "Is the receiver's program running? Another machine is looked at with --host NAME or --host NAME:PORT."));
    }

    static bool IsQuiet(ProbeResult result) => result.Outcome == ProbeOutcome.Nothing && result.Advice[0].Code is "refused" or "silent_port" or "silent_group";

    static void Tell(DoctorReport report, ProbeResult result)
    {
        if (IsQuiet(result)) return;
        string subject = result.Target.ToString();
        if (result.Findings is { } findings) report.Add(DoctorLine.Good(subject, ProbeText.Of(findings)));
        report.Add(result.Advice.Select(advice => DoctorLine.Of(subject, advice)));
        if (result.Line is { } line) report.Plain($"--source \"{line}\"");
    }
}
