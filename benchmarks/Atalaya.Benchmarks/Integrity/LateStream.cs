using Atalaya.Core.Time;
using Atalaya.Scenarios;

namespace Atalaya.Benchmarks.Integrity;

/// <summary>A stream of which the beginning is not heard.</summary>
sealed class LateStream(IPieceStream inner, Instant from) : IPieceStream
{
    public IReadOnlyList<PieceSource> Sources => inner.Sources;

    public bool TryNext(out int source, out Instant receiveTime, out ReadOnlySpan<byte> bytes)
    {
        while (inner.TryNext(out source, out receiveTime, out bytes))
            if (receiveTime >= from) return true;
        return false;
    }
}
