namespace Atalaya.Server.Setup.Probing;

/// <summary>What is odd about traffic that decodes.</summary>
static class ProbeAdvice
{
    public static List<Advice> Of(ProbeFindings findings)
    {
        List<Advice> advice = [];
        if (ClockAdvice.Of(findings.Format, findings.ClockOffsetSeconds) is { } clock) advice.Add(clock);
        foreach (string category in findings.Categories)
            if (!category.Contains('(', StringComparison.Ordinal)) advice.Add(Advice.Of("edition_unknown", ("category", category)));
        return advice;
    }
}
