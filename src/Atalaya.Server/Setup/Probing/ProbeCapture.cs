using Atalaya.Core.Time;

namespace Atalaya.Server.Setup.Probing;

/// <summary>What a probe received: pieces with their times, at most <see cref="MaxBytes"/>.</summary>
sealed class ProbeCapture(bool isDatagrams)
{
    public const int MaxBytes = 64 << 10;

    readonly List<(Instant Time, byte[] Bytes)> _pieces = [];

    public bool IsDatagrams => isDatagrams;
    public IReadOnlyList<(Instant Time, byte[] Bytes)> Pieces => _pieces;
    public int Bytes { get; private set; }
    public bool IsFull => Bytes >= MaxBytes;
    public double Seconds { get; set; }

    /// <summary>The local address that datagrams of a group came to; null = not known.</summary>
    public string? Interface { get; set; }

    public void Add(Instant time, ReadOnlySpan<byte> bytes)
    {
        _pieces.Add((time, bytes.ToArray()));
        Bytes += bytes.Length;
    }

    /// <summary>The first bytes, joined if they are a stream.</summary>
    public byte[] Head(int length)
    {
        List<byte> head = [];
        foreach ((_, byte[] bytes) in _pieces)
            if (head.Count < length) head.AddRange(bytes.AsSpan(0, Math.Min(bytes.Length, length - head.Count)));
        return [.. head];
    }
}
