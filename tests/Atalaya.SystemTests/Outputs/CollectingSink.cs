using Atalaya.Server.Outputs;

namespace Atalaya.SystemTests.Outputs;

/// <summary>Keeps what an output writes.</summary>
sealed class CollectingSink : OutputSink
{
    readonly MemoryStream _bytes = new();

    public byte[] Written => _bytes.ToArray();

    /// <summary>Each as it would be sent in a datagram.</summary>
    public List<string> Pieces { get; } = [];

    public override string State => "listening";
    public override string? Fault => null;
    public override int Port => 0;
    public override int ClientCount => 0;
    public override long Bytes => _bytes.Length;
    public override long Dropped => 0;

    public override void Start()
    {
    }

    public override void Write(ReadOnlySpan<byte> piece)
    {
        _bytes.Write(piece);
        Pieces.Add(System.Text.Encoding.Latin1.GetString(piece));
    }

    public override void Flush()
    {
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
