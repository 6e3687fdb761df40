using System.Buffers;
using Atalaya.Core.Time;
using Atalaya.Scenarios.Attacks.Rewriting;
using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks;

/// <summary>
/// Injects attacks into what sensors sent, in the bytes of their formats: changes and suppresses transmissions of real objects, adds those of an
/// attacker, and tells what it did. A pure function of the stream, the attacks and the seed; what no attack concerns stays as it was, byte for byte.
/// </summary>
public sealed class AttackStream : IPieceStream
{
    readonly IPieceStream _inner;
    readonly IReadOnlyList<AttackSpec> _attacks;
    readonly ulong _seed;
    readonly PieceQueue _queue = new();
    readonly ArrayBufferWriter<byte> _rewritten = new();
    readonly ArrayBufferWriter<byte> _added = new();
    readonly PieceRewriter?[] _rewriters;
    Action<ReportLabel>? _observer;
    AttackScene? _scene;
    Instant _now, _lastGiven = Instant.MinValue;

    public AttackStream(IPieceStream inner, IReadOnlyList<AttackSpec> attacks, ulong seed)
    {
        (_inner, _attacks, _seed) = (inner, attacks, seed);
        _rewriters = new PieceRewriter?[inner.Sources.Count];
    }

    public IReadOnlyList<PieceSource> Sources => _inner.Sources;

    /// <summary>What the attacks did so far, in the order of their first effects.</summary>
    public IReadOnlyList<AttackLabel> Labels => _scene?.Labels ?? [];

    /// <summary>The receive time of the first piece: from it the attacks count; null before there is one.</summary>
    public Instant? Start => _scene?.Start;

    /// <summary>Tells of each position that is false, missing or added; to be called before the first <see cref="TryNext"/>.</summary>
    public void Observe(Action<ReportLabel> observer) => _observer = observer;

    public bool TryNext(out int source, out Instant receiveTime, out ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            if (_scene is not null && _queue.TryTake(_now, out source, out receiveTime, out bytes)) return Give(ref receiveTime);
            if (!_inner.TryNext(out source, out receiveTime, out bytes)) return false;
            _now = receiveTime;
            AttackScene scene = _scene ??= Begin(receiveTime);
            scene.Advance(receiveTime);
            bool changed = Rewrite(source, receiveTime, bytes);
            if (changed) bytes = _rewritten.WrittenSpan;
            if (changed && bytes.IsEmpty) continue;
            if (_queue.IsEmpty && !changed) return Give(ref receiveTime);
            _queue.Add(source, receiveTime, bytes);
        }
    }

    /// <summary>An attacker's transmission that a slow source received before the last piece is handed out behind it.</summary>
    bool Give(ref Instant receiveTime)
    {
        receiveTime = _lastGiven = Instant.Max(receiveTime, _lastGiven);
        return true;
    }

    AttackScene Begin(Instant start)
    {
        AttackScene scene = new(Sources, start, _attacks, _seed) { Observer = _observer };
        scene.SendTo(Send);
        for (int i = 0; i < _rewriters.Length; i++) _rewriters[i] = PieceRewriter.Create(Sources[i], scene);
        return scene;
    }

    bool Rewrite(int source, Instant receiveTime, ReadOnlySpan<byte> bytes)
    {
        if (_rewriters[source] is not { } rewriter) return false;
        _rewritten.ResetWrittenCount();
        return rewriter.Rewrite(bytes, receiveTime.PlusSeconds(-Sources[source].LatencySeconds), _rewritten);
    }

    /// <summary>Every source that is in reach hears an attacker's transmission.</summary>
    void Send(Emission emission, Transmitter? transmitter)
    {
        for (int i = 0; i < _rewriters.Length; i++)
        {
            if (_rewriters[i] is not { } rewriter) continue;
            double delay = 0;
            byte signal = 128;
            if (transmitter is not null && !transmitter.Reaches(Sources[i].Site, out delay, out signal)) continue;
            Instant heard = emission.Time.PlusSeconds(delay);
            _added.ResetWrittenCount();
            rewriter.Write(emission, heard, signal, _added);
            if (_added.WrittenCount > 0) _queue.Add(i, heard.PlusSeconds(Sources[i].LatencySeconds), _added.WrittenSpan);
        }
    }
}
