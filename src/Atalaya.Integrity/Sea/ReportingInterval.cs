namespace Atalaya.Integrity.Sea;

/// <summary>Seconds between the position reports of a vessel (ITU-R M.1371-5, annex 1, tables 1 and 2): the longest that its class, speed and status allow.</summary>
static class ReportingInterval
{
    public const double AnchoredSeconds = 180;

    const byte AtAnchor = 1, Moored = 5;

    /// <param name="isClassA">It sends a navigational status.</param>
    /// <param name="speed">Metres per second.</param>
    /// <param name="status">Null = not known.</param>
    public static double Seconds(bool isClassA, double speed, byte? status)
    {
        double knots = speed / AisStatement.MetersPerSecondPerKnot;
        if (!isClassA) return knots <= 2 ? AnchoredSeconds : 30;
        // Who lies still may have changed the status since.
        if (knots <= 3 && (status is AtAnchor or Moored || knots < 1)) return AnchoredSeconds;
        return knots > 23 ? 2 : knots > 14 ? 6 : 10;
    }
}
