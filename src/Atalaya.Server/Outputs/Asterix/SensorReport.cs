using Atalaya.Core.Reports;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>The state of one sensor, as category 063 tells it.</summary>
/// <param name="Sensor">SAC × 256 + SIC.</param>
/// <param name="State">I063/060 CON.</param>
/// <param name="Condition">What it said of itself; null = nothing.</param>
/// <param name="SendsNoPlots">It is there, but no report comes.</param>
/// <param name="Registration">Its systematic errors; null = not known.</param>
readonly record struct SensorReport(ushort Sensor, SensorState State, SensorCondition? Condition, bool SendsNoPlots, RegistrationFigures? Registration);
