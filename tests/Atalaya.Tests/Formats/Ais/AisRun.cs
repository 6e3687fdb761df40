using System.Buffers;
using System.Text;
using System.Text.Json;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Records;

namespace Atalaya.Tests.Formats.Ais;

/// <summary>One run of the record decoder over some bytes.</summary>
sealed class AisRun
{
    public RecordStatistics Statistics { get; } = new();
    public AisRecordDecoder Decoder { get; } = new();
    public string Text { get; }

    public AisRun(ReadOnlySpan<byte> bytes, int pieceLength = int.MaxValue, bool print = true)
    {
        ArrayBufferWriter<byte> output = new();
        while (bytes.Length > pieceLength)
        {
            Decoder.Decode(bytes[..pieceLength], null, false, print ? output : null, Statistics);
            bytes = bytes[pieceLength..];
        }

        Decoder.Decode(bytes, null, true, print ? output : null, Statistics);
        Text = Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public AisRun(string text) : this(Encoding.ASCII.GetBytes(text))
    {
    }

    public List<JsonElement> Lines => [.. Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    public List<JsonElement> Records => [.. Lines.Where(line => !line.TryGetProperty("error", out _))];
}
