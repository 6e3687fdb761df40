namespace Atalaya.Scenarios.Events;

/// <summary>When something happens: from and to in seconds of each cycle of the scenario.</summary>
readonly record struct EventWindow(double From, double To)
{
    public bool Contains(double seconds)
    {
        double phase = StraitEvents.Phase(seconds);
        return phase >= From && phase < To;
    }

    /// <summary>Seconds since the beginning of the window it is in.</summary>
    public double Elapsed(double seconds) => StraitEvents.Phase(seconds) - From;
}
