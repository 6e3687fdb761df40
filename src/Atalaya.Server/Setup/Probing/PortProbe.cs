namespace Atalaya.Server.Setup.Probing;

/// <summary>Looks at one place: who answers, what it carries by real decoding, and the source to configure for it.</summary>
static class PortProbe
{
    const int HexOctets = 16;

    static ReadOnlySpan<byte> RadioStreamMagic => "RTL0"u8;

    /// <summary>Never throws but for <paramref name="stop"/>.</summary>
    public static async Task<ProbeResult> RunAsync(ProbeTarget target, ProbeTimes times, CancellationToken stop)
    {
        try
        {
            if (target.Kind == ProbeKind.Web) return await WebProbe.RunAsync(target, times, stop).ConfigureAwait(false);
            ProbeCapture capture = target.Kind == ProbeKind.Tcp
                ? await TcpListening.CaptureAsync(target, times, stop).ConfigureAwait(false)
                : await UdpListening.CaptureAsync(target, times, stop).ConfigureAwait(false);
            return Describe(target, capture, times);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new ProbeResult(target, ProbeOutcome.Nothing) { Advice = [FeedFaults.Of(target.ToUri(), exception)] };
        }
    }

    public static ProbeResult Describe(ProbeTarget target, ProbeCapture capture, ProbeTimes times)
    {
        if (capture.Bytes == 0) return Silent(target, times);
        byte[] head = capture.Head(HexOctets);
        if (head.AsSpan().StartsWith(RadioStreamMagic)) return Other(target, Advice.Of("radio_stream"));
        if (ProbeDecoding.Recognise(capture) is not { } format || ProbeDecoding.Decode(capture, format) is not { } findings)
            return Other(target, Advice.Of("unknown_format", ("bytes", capture.Bytes), ("hex", Convert.ToHexStringLower(head))));
        return new ProbeResult(target, ProbeOutcome.Traffic)
        {
            Findings = findings,
            Line = LineOf(target, format, capture.Interface),
            Advice = ProbeAdvice.Of(findings),
        };
    }

    static ProbeResult Silent(ProbeTarget target, ProbeTimes times)
    {
        double seconds = times.First.TotalSeconds;
        if (target.Kind == ProbeKind.Tcp) return new ProbeResult(target, ProbeOutcome.Silent) { Advice = [Advice.Of("probe_silent", ("seconds", seconds))] };
        string addresses = LocalAddresses.Text(LocalAddresses.Read());
        Advice advice = target.IsMulticast
            ? Advice.Of("silent_group", ("address", target.Address), ("seconds", seconds), ("addresses", addresses))
            : Advice.Of("silent_port", ("port", target.Port), ("seconds", seconds), ("addresses", addresses));
        return new ProbeResult(target, ProbeOutcome.Nothing) { Advice = [advice] };
    }

    static ProbeResult Other(ProbeTarget target, Advice advice) => new(target, ProbeOutcome.Other) { Advice = [advice] };

    static string LineOf(ProbeTarget target, string format, string? receivedOn)
    {
        string line = $"{format}+{(target.Kind == ProbeKind.Udp ? "udp" : "tcp")}://{target.Address}";
        return target.IsMulticast && (target.Interface ?? receivedOn) is { } address ? $"{line}?interface={address}" : line;
    }

    /// <summary>Where the site in mind does not fit what was found.</summary>
    public static ProbeResult CompareWith(ProbeResult result, Core.Geodesy.GeodeticPosition site)
    {
        if (result.Findings is not { } findings) return result;
        List<Advice> advice = [.. result.Advice];
        if (SiteCheck.Check(site, findings.Positions) is { } finding) advice.Add(finding.ToAdvice());
        return result with { Advice = advice };
    }
}
