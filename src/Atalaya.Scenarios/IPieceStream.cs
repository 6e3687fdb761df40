using Atalaya.Core.Time;

namespace Atalaya.Scenarios;

/// <summary>What several sensors sent, in the order it was received: a scenario, a recording, or either with attacks injected.</summary>
public interface IPieceStream
{
    IReadOnlyList<PieceSource> Sources { get; }

    /// <summary>Takes the next piece of any source: whole messages, lines or blocks. The bytes are valid until the next call.</summary>
    /// <param name="source">Index into <see cref="Sources"/>.</param>
    /// <param name="receiveTime">Never decreases.</param>
    /// <param name="bytes">What arrived.</param>
    /// <returns>False at the end.</returns>
    bool TryNext(out int source, out Instant receiveTime, out ReadOnlySpan<byte> bytes);
}
