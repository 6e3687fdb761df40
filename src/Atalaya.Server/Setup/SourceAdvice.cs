using Atalaya.Core.Geodesy;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Setup;

/// <summary>Advice on sources: a pure function of what is known of them.</summary>
static class SourceAdvice
{
    /// <summary>Quiet traffic pauses too; AIS of a small harbour for minutes.</summary>
    const double SilentSeconds = 60, SilentAisSeconds = 300, SilentAtFirstSeconds = 20;

    const int MinRejected = 50;

    /// <summary>Of what comes. Mode S hears noise and collisions all the time.</summary>
    const double RejectedShare = 0.1, RejectedModeSShare = 0.6;

    /// <summary>Two receivers of one place hear much in common, but never all.</summary>
    const double SameShare = 0.97, SameRate = 0.05;

    const int MinSameReports = 50, MinObjects = 3;

    public static Dictionary<int, List<Advice>> Of(IReadOnlyList<SourceFacts> all)
    {
        Dictionary<int, List<Advice>> advice = all.ToDictionary(facts => facts.Source.Id, facts => Of(facts, all));
        TellOurClock(all, advice);
        return advice;
    }

    static List<Advice> Of(SourceFacts facts, IReadOnlyList<SourceFacts> all) =>
    [
        .. new[] { facts.Fault, Silence(facts), Interface(facts), Format(facts), Rejects(facts), Failures(facts), Dropped(facts), Clock(facts), Site(facts), Twin(facts, all) }.OfType<Advice>(),
        .. Editions(facts),
        .. Positions(facts),
    ];

    static Advice? Silence(SourceFacts facts)
    {
        if (facts is not { SilentSeconds: { } seconds, Uri: { Transport: Transport.TcpClient or Transport.Udp } uri }) return null;
        double limit = facts.Source.LastReceiveTime is null ? SilentAtFirstSeconds : facts.Source.Format == "nmea" ? SilentAisSeconds : SilentSeconds;
        if (seconds < limit) return null;
        (string, object) silent = ("seconds", Math.Round(seconds)), address = ("address", FeedFaults.Address(uri)), networks = ("addresses", LocalAddresses.Text(facts.Networks));
        if (uri.IsMulticast) return Advice.Of("silent_group", address, silent, networks);
        return uri.Transport == Transport.Udp ? Advice.Of("silent_port", ("port", uri.Port), silent, networks) : Advice.Of("silent_connection", address, silent);
    }

    static Advice? Interface(SourceFacts facts) =>
        facts is { Uri: { IsMulticast: true, Interface: null }, Fault: null, Networks.Count: > 1 } ? Advice.Of("multicast_interface", ("addresses", LocalAddresses.Text(facts.Networks))) : null;

    static Advice? Format(SourceFacts facts)
    {
        if (!facts.IsBarelyUnderstood) return null;
        string format = facts.Source.Format;
        if (facts.LooksLike is { } found && found != format && facts.Uri is { } uri)
            return Advice.Of("wrong_format", ("found", found), ("format", format), ("line", $"{found}+{(uri.Transport == Transport.Udp ? "udp" : "tcp")}://{FeedFaults.Address(uri)}"));
        return facts.Recent.Messages == 0 ? Advice.Of("no_messages", ("bytes", facts.Recent.Bytes), ("format", format)) : null;
    }

    static Advice? Rejects(SourceFacts facts)
    {
        RecentCounts recent = facts.Recent;
        long all = recent.Messages + recent.Rejected;
        double limit = facts.Source.Format is "beast" or "avr" or "hex" ? RejectedModeSShare : RejectedShare;
        if (recent.Messages == 0 || recent.Rejected < MinRejected || recent.Rejected < limit * all) return null;
        string reason = recent.RejectedByReason.MaxBy(pair => pair.Value).Key;
        string code = reason switch
        {
            "checksum" or "framing" or "fragment" or "truncated" => "rejects_damaged",
            "parity" => "rejects_noise",
            "unknown_category" or "unknown_edition" or "unknown_type" or "unsupported" => "rejects_unknown",
            _ => "rejects_values",
        };
        return Advice.Of(code, ("percent", Math.Round(100.0 * recent.Rejected / all)), ("reason", reason), ("format", facts.Source.Format));
    }

    static Advice? Failures(SourceFacts facts) =>
        facts.FailedFrames > 0 ? Advice.Of("decoder_failed", ("count", facts.FailedFrames), ("detail", facts.LastFailure ?? "")) : null;

    static Advice? Dropped(SourceFacts facts) => facts.Recent.Dropped > 0 ? Advice.Of("dropped", ("count", facts.Recent.Dropped)) : null;

    static Advice? Clock(SourceFacts facts) => ClockAdvice.Of(facts.Source.Format, facts.Source.ClockOffsetS);

    static Advice? Site(SourceFacts facts) => facts is { Source.Site: { } site, Places: { } places }
        ? SiteCheck.Check(GeodeticPosition.FromDegrees(site.Lat, site.Lon, site.HeightM), places.Positions)?.ToAdvice()
        : null;

    /// <summary>Each message of the one also came from the other. Of two copies the later counts as the copy, whichever source brought it.</summary>
    static Advice? Twin(SourceFacts facts, IReadOnlyList<SourceFacts> all)
    {
        RecentCounts mine = facts.Recent;
        if (facts.Source.Simulated || mine.Reports < MinSameReports) return null;
        foreach (SourceFacts other in all)
        {
            RecentCounts theirs = other.Recent;
            if (other.Source.Id == facts.Source.Id || other.Source.Format != facts.Source.Format) continue;
            bool isAsMuch = Math.Abs(mine.Reports - theirs.Reports) <= SameRate * mine.Reports;
            if (isAsMuch && mine.Duplicates + theirs.Duplicates >= SameShare * Math.Min(mine.Reports, theirs.Reports)) return Advice.Of("duplicate_source", ("other", other.Source.Name));
        }

        return null;
    }

    static IEnumerable<Advice> Editions(SourceFacts facts) =>
        (facts.Source.Editions ?? []).Where(used => used.Edition is null).Select(used => used.Category).Distinct()
        .Select(category => Advice.Of("edition_unknown", ("category", FormattableString.Invariant($"{category:000}"))));

    static IEnumerable<Advice> Positions(SourceFacts facts)
    {
        if (facts.Source.WithoutPositionByReason is not { Count: > 0 } reasons) yield break;
        if (reasons.GetValueOrDefault("site_unknown") is > 0 and int blind) yield return Advice.Of("radar_without_site", ("count", blind));
        if (reasons.GetValueOrDefault("surface_without_site") is > 0 and int grounded) yield return Advice.Of("surface_without_site", ("count", grounded));
        int missing = facts.Source.ObjectsWithoutPosition;
        if (missing < MinObjects || facts.Places is not { Count: 0 }) yield break;
        switch (reasons.MaxBy(pair => pair.Value).Key)
        {
            case "no_position_message":
                yield return Advice.Of("no_position_message", ("count", missing));
                break;
            case "one_position_code" or "position_not_confirmed":
                yield return Advice.Of("one_position_code", ("count", missing));
                break;
            case not ("site_unknown" or "surface_without_site"):
                yield return Advice.Of("no_positions", ("count", missing));
                break;
        }
    }

    /// <summary>Several clocks that are wrong alike are right: ours is wrong.</summary>
    static void TellOurClock(IReadOnlyList<SourceFacts> all, Dictionary<int, List<Advice>> advice)
    {
        SourceFacts[] off = [.. all.Where(facts => Clock(facts) is not null)];
        if (off.Length < 2) return;
        double median = off.Select(facts => facts.Source.ClockOffsetS!.Value).Order().ElementAt(off.Length / 2);
        SourceFacts[] alike = [.. off.Where(facts => Math.Abs(facts.Source.ClockOffsetS!.Value - median) <= Math.Max(1, 0.1 * Math.Abs(median)))];
        if (alike.Length < 2) return;
        Advice ours = Advice.Of("clock_here", ("count", alike.Length), ("seconds", Math.Round(Math.Abs(median), 1)));
        foreach (SourceFacts facts in alike)
        {
            List<Advice> list = advice[facts.Source.Id];
            list[list.FindIndex(static one => one.Code is "clock_ahead" or "clock_behind")] = ours;
        }
    }
}
