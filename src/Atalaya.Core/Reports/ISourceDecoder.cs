using Atalaya.Core.Frames;
using Atalaya.Core.State;

namespace Atalaya.Core.Reports;

/// <summary>
/// Turns the byte stream of one source into reports: a pure function of its frames so far, so that sources decode in parallel.
/// Never throws on any bytes; where a stream is cut makes no difference.
/// </summary>
public interface ISourceDecoder
{
    DecodeCounters Counters { get; }

    /// <summary>Decodes one SensorData frame of this source and appends what it says to <paramref name="output"/>.</summary>
    void Decode(in Frame frame, ReportBatch output);

    /// <summary>Writes everything that later frames depend on.</summary>
    void Save(StateWriter writer);

    /// <summary>Reads what <see cref="Save"/> wrote; throws <see cref="InvalidDataException"/> where it cannot be that.</summary>
    void Load(ref StateReader reader);
}
