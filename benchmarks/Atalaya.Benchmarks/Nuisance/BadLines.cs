using Atalaya.Core.Time;
using Atalaya.Scenarios;

namespace Atalaya.Benchmarks.Nuisance;

/// <summary>
/// Bad lines and bad radars, laid over what sensors send: each source is held up for 1 to 4 s once in ten minutes or so and then delivers all at once; each radar loses one turn of a hundred, and one
/// datagram of two hundred.
/// </summary>
sealed class BadLines(Scenario scenario, int seed) : IPieceStream
{
    const double CycleSeconds = 600, ShortestSeconds = 1, LongestSeconds = 4;
    const double TurnSeconds = 4.5, LostTurns = 0.01, LostDatagrams = 0.005;

    readonly PriorityQueue<(int Source, byte[] Bytes), (Instant Time, long Order)> _held = new();
    readonly Random _random = new(seed);
    byte[] _given = [];
    (int Source, Instant Time, byte[] Bytes)? _next;
    long _order;
    bool _ended;

    public IReadOnlyList<PieceSource> Sources => ((IPieceStream)scenario).Sources;

    public bool TryNext(out int source, out Instant receiveTime, out ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            if (_next is null && !_ended) Read();
            if (_held.TryPeek(out (int Source, byte[] Bytes) piece, out (Instant Time, long Order) key) && (_next is null || key.Time <= _next.Value.Time))
            {
                _held.Dequeue();
                return Give(piece.Source, key.Time, piece.Bytes, out source, out receiveTime, out bytes);
            }

            if (_next is not { } next) return Give(0, default, [], out source, out receiveTime, out bytes) && false;
            _next = null;
            if (IsLost(next.Source, next.Time)) continue;
            Instant until = HeldUntil(next.Source, next.Time);
            if (until <= next.Time) return Give(next.Source, next.Time, next.Bytes, out source, out receiveTime, out bytes);
            _held.Enqueue((next.Source, next.Bytes), (until, _order++));
        }
    }

    void Read()
    {
        if (scenario.TryNext(out int source, out Instant time, out ReadOnlySpan<byte> bytes)) _next = (source, time, bytes.ToArray());
        else _ended = true;
    }

    bool Give(int piece, Instant time, byte[] given, out int source, out Instant receiveTime, out ReadOnlySpan<byte> bytes)
    {
        (source, receiveTime, _given) = (piece, time, given);
        bytes = _given;
        return true;
    }

    Instant HeldUntil(int source, Instant time)
    {
        double seconds = time.SecondsSince(scenario.Start), cycle = Math.Floor(seconds / CycleSeconds), start = cycle * CycleSeconds;
        double length = ShortestSeconds + (LongestSeconds - ShortestSeconds) * Draws.Fraction(seed, (uint)source, 2 * (ulong)cycle);
        double from = start + (CycleSeconds - length) * Draws.Fraction(seed, (uint)source, 2 * (ulong)cycle + 1);
        return seconds >= from && seconds < from + length ? scenario.Start.PlusSeconds(from + length) : time;
    }

    bool IsLost(int source, Instant time)
    {
        ScenarioSource sender = scenario.Sources[source];
        if (sender.Format != "asterix" || double.IsNaN(sender.RangeSigmaMeters ?? double.NaN)) return false;
        ulong turn = (ulong)(time.SecondsSince(scenario.Start) / TurnSeconds);
        return Draws.Fraction(seed, 1000 + (uint)source, turn) < LostTurns || _random.NextDouble() < LostDatagrams;
    }
}
