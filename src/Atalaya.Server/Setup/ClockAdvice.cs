namespace Atalaya.Server.Setup;

/// <summary>Whether the stamps of a source fit this machine's clock.</summary>
static class ClockAdvice
{
    /// <summary>Stamps further ahead are not used at their time (see the sequencer's tolerance of 1 s).</summary>
    public const double AheadSeconds = 1;

    /// <summary>The least delay of a radar is a fraction of a second; AIS from the network takes minutes.</summary>
    const double RadarBehindSeconds = 3, NetworkBehindSeconds = 300;

    /// <param name="offsetSeconds">The source's clock minus ours, short by the least delay; null = it stamps nothing.</param>
    public static Advice? Of(string format, double? offsetSeconds) => offsetSeconds switch
    {
        > AheadSeconds => Advice.Of("clock_ahead", ("seconds", Math.Round(offsetSeconds.Value, 1))),
        < 0 when -offsetSeconds.Value > LimitOf(format) => Advice.Of("clock_behind", ("seconds", Math.Round(-offsetSeconds.Value, 1))),
        _ => null,
    };

    static double LimitOf(string format) => format == "asterix" ? RadarBehindSeconds : NetworkBehindSeconds;
}
