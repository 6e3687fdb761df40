using Atalaya.Core.Geodesy;

namespace Atalaya.Scenarios;

/// <summary>Something that happens in the scenario, told when it begins.</summary>
/// <param name="Name">One word, e.g. jamming.</param>
/// <param name="Place">Where: of the jammer, the sensor or the object.</param>
/// <param name="Seconds">How long it lasts.</param>
/// <param name="Details">More as key=value joined by semicolons, or empty.</param>
public readonly record struct TruthEvent(string Name, GeodeticPosition Place, double Seconds, string Details)
{
    /// <summary>The object it happens to; null = none.</summary>
    public ScenarioObject? Thing { get; init; }
}
