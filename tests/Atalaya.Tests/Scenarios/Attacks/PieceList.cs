using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Scenarios;
using Atalaya.Scenarios.Attacks;

namespace Atalaya.Tests.Scenarios.Attacks;

/// <summary>A recording of one source, piece by piece.</summary>
sealed class PieceList(string format) : IPieceStream
{
    public static readonly GeodeticPosition Site = GeodeticPosition.FromDegrees(52, 4, 50);
    public static readonly Instant Start = Instant.FromUnixSeconds(1_767_225_600);

    readonly List<(Instant Time, byte[] Bytes)> _pieces = [];
    int _next;

    public IReadOnlyList<PieceSource> Sources { get; } = [new PieceSource("one", format, Site)];

    public void Add(double seconds, ReadOnlySpan<byte> bytes) => _pieces.Add((Start.PlusSeconds(seconds), bytes.ToArray()));

    public bool TryNext(out int source, out Instant receiveTime, out ReadOnlySpan<byte> bytes)
    {
        source = 0;
        receiveTime = default;
        bytes = default;
        if (_next == _pieces.Count) return false;
        (receiveTime, byte[] piece) = _pieces[_next++];
        bytes = piece;
        return true;
    }

    /// <summary>The pieces before, those after the attacks, and what was done.</summary>
    public (List<byte[]> Before, List<(Instant Time, byte[] Bytes)> After, List<ReportLabel> Reports) Attack(params IReadOnlyList<AttackSpec> attacks)
    {
        _next = 0;
        AttackStream stream = new(this, attacks, 1);
        List<ReportLabel> reports = [];
        stream.Observe(reports.Add);
        List<(Instant, byte[])> after = [];
        while (stream.TryNext(out _, out Instant time, out ReadOnlySpan<byte> bytes)) after.Add((time, bytes.ToArray()));
        return ([.. _pieces.Select(piece => piece.Bytes)], after, reports);
    }
}
