using Atalaya.Core.Geodesy;
using Atalaya.Server.Commands;
using Atalaya.Server.Inputs;
using Atalaya.Server.Setup.Probing;

namespace Atalaya.Server.Setup.Doctoring;

/// <summary>Looks at the sources configured: each is probed for some seconds, as long as no server has them.</summary>
static class SourceChecks
{
    /// <summary>Radars turn, vessels are slow: longer than a scan waits.</summary>
    public static ProbeTimes Times { get; } = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5));

    static readonly string[] RadarCategories = ["001", "010", "048"];

    /// <summary>A radar knows its place better than this.</summary>
    const double SiteToleranceKm = 5;

    /// <param name="station">Where the station stands, for receivers of transponders that state no site of their own.</param>
    public static async Task<IReadOnlyList<DoctorLine>> CheckAsync(SourceUri uri, string name, GeodeticPosition? station, CancellationToken stop)
    {
        if (uri.Transport == Transport.StandardInput) return [DoctorLine.Note(name, "standard input: nothing to look at")];
        if (uri.Transport == Transport.File) return [CheckFile(uri, name)];
        ProbeTarget target = new(uri.Transport == Transport.Udp ? ProbeKind.Udp : ProbeKind.Tcp, uri.Host, uri.Port, uri.Interface);
        ProbeResult result = await PortProbe.RunAsync(target, Times, stop).ConfigureAwait(false);
        return [.. Describe(uri, name, uri.Site ?? (uri.Format is "asterix" or "nmea" ? null : station), result)];
    }

    static IEnumerable<DoctorLine> Describe(SourceUri uri, string name, GeodeticPosition? site, ProbeResult result)
    {
        if (result.Findings is not { } findings)
        {
            foreach (Advice advice in result.Advice) yield return DoctorLine.Of(name, advice) with { Mark = DoctorMark.Mend };
            yield break;
        }

        if (uri.Format is { } format && format != findings.Format)
        {
            yield return DoctorLine.Of(name, Advice.Of("wrong_format", ("found", findings.Format), ("format", format), ("line", result.Line!)));
            yield break;
        }

        yield return DoctorLine.Good(name, ProbeText.Of(findings));
        if (site is { } place) result = PortProbe.CompareWith(result, place);
        foreach (Advice advice in result.Advice) yield return DoctorLine.Of(name, advice);
        if (CheckRadarSite(findings, site) is { } radar) yield return DoctorLine.Of(name, radar);
    }

    static Advice? CheckRadarSite(ProbeFindings findings, GeodeticPosition? site)
    {
        bool isRadar = findings.Categories.Any(category => RadarCategories.Contains(category[..3]));
        if (isRadar && site is null && findings.StatedSite is null) return Advice.Of("radar_without_site", ("count", findings.Objects));
        if (findings.StatedSite is not { } stated || site is not { } configured) return null;
        double km = Geodesic.Inverse(stated, configured).DistanceMeters / 1000;
        return km > SiteToleranceKm ? Advice.Of("radar_site_differs", ("stated", SiteFinding.Text(stated)), ("distance", Math.Round(km))) : null;
    }

    static DoctorLine CheckFile(SourceUri uri, string name)
    {
        try
        {
            using InputPieces pieces = new(uri);
            return pieces.TryRead(out _, out _)
                ? DoctorLine.Good(name, $"{uri.Path}: {AdviceTexts.FormatName(pieces.Format)}")
                : DoctorLine.Mend(name, $"{uri.Path} holds nothing that can be read as {AdviceTexts.FormatName(pieces.Format)}", "Name another file or format=.");
        }
        catch (CommandFailure failure)
        {
            return DoctorLine.Mend(name, failure.Message, "Correct the address of the source.");
        }
    }
}
