namespace Atalaya.Server.Setup.Probing;

/// <summary>Where receivers' programs usually offer their traffic. Only where to look: what is there is told by what decodes.</summary>
static class LocalTargets
{
    static readonly int[] TcpPorts = [30005, 30002, 30003, 10110, 1234];
    static readonly int[] WebPorts = [8100, 8080, 80];

    /// <param name="host">The machine to look at.</param>
    /// <param name="isHere">It is this one: datagrams sent to it can be received too.</param>
    /// <param name="ownPort">The port of our own pages, which is left out.</param>
    public static List<ProbeTarget> Of(string host, bool isHere, int ownPort)
    {
        List<ProbeTarget> targets = [.. TcpPorts.Select(port => new ProbeTarget(ProbeKind.Tcp, host, port))];
        if (isHere)
        {
            targets.Add(new ProbeTarget(ProbeKind.Udp, "0.0.0.0", 10110));
            targets.Add(new ProbeTarget(ProbeKind.Udp, "239.1.1.1", 8600));
        }

        targets.AddRange(WebPorts.Where(port => !isHere || port != ownPort).Select(port => new ProbeTarget(ProbeKind.Web, host, port)));
        return targets;
    }
}
