namespace Atalaya.Integrity.Interference;

/// <summary>How much of the navigation in a cell is bad, as gpsjam.org colours it: 100 · (bad − 1) / (good + bad) per cent, at least 0; one bad object alone says nothing. Persisted: values are frozen.</summary>
public enum InterferenceLevel : byte
{
    /// <summary>Fewer than three objects.</summary>
    Unknown = 0,

    /// <summary>Below 2 %.</summary>
    None = 1,

    /// <summary>2 to 10 %.</summary>
    Some = 2,

    /// <summary>Above 10 %.</summary>
    Much = 3,
}

public static class InterferenceLevels
{
    public const int LeastObjects = 3;
    public const double SomePercent = 2, MuchPercent = 10;

    public static double Percent(int good, int bad) => good + bad == 0 ? 0 : Math.Max(100.0 * (bad - 1) / (good + bad), 0);

    public static InterferenceLevel Of(int good, int bad)
    {
        if (good + bad < LeastObjects) return InterferenceLevel.Unknown;
        double percent = Percent(good, bad);
        return percent < SomePercent ? InterferenceLevel.None : percent <= MuchPercent ? InterferenceLevel.Some : InterferenceLevel.Much;
    }
}
