using Atalaya.Core.Geodesy;

namespace Atalaya.Scenarios;

/// <summary>What is true of a sensor and must not reach the flow: its errors as key=value joined by semicolons (docs/formats/scenario.md).</summary>
public sealed record SensorTruth(string Name, GeodeticPosition Site, string Errors);
