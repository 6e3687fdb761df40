using Atalaya.Core.Frames;

namespace Atalaya.Integrity.Alerts;

/// <summary>One test that an alert rests on: what came out, from which value on it counts, and of whose reports.</summary>
/// <param name="Value">In the unit of the test.</param>
/// <param name="Threshold">NaN = there is none.</param>
/// <param name="Samples">Values that went into it.</param>
/// <param name="Source">The sensor's source; default = several.</param>
/// <param name="Frame">The newest frame that it rests on; default = none of its own.</param>
public readonly record struct AlertEvidence(EvidenceTest Test, double Value, double Threshold = double.NaN, int Samples = 1, SourceId Source = default, ushort Sensor = 0, Provenance Frame = default);
