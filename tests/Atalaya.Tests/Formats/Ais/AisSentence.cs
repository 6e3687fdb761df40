using System.Buffers;
using System.Text;
using Atalaya.Core.Identity;
using Atalaya.Formats.Ais;

namespace Atalaya.Tests.Formats.Ais;

/// <summary>Builds a message field by field and gives it as sentences.</summary>
sealed class AisSentence
{
    readonly List<(uint Value, int Length)> _fields = [];

    public AisSentence(uint type, uint mmsi, uint repeat = 0) => Add((type, 6), (repeat, 2), (mmsi, 30));

    public AisSentence Add(params (uint Value, int Length)[] fields)
    {
        _fields.AddRange(fields);
        return this;
    }

    public AisSentence Add(string text, int? characters = null)
    {
        for (int i = 0; i < (characters ?? text.Length); i++) _fields.Add((i < text.Length ? PackedText.CodeOf(text[i]) : 0u, 6));
        return this;
    }

    /// <param name="length">In bits; cut or filled up with zeros.</param>
    public byte[] ToBytes(int? length = null)
    {
        byte[] bits = new byte[512];
        AisBitWriter writer = new(bits);
        foreach ((uint value, int count) in _fields) writer.Unsigned(value, count);
        ArrayBufferWriter<byte> output = new();
        new NmeaSentenceWriter().Write(bits, length ?? writer.Length, 'A', null, output);
        return output.WrittenSpan.ToArray();
    }

    public AisRun Run(int? length = null) => new(ToBytes(length));

    /// <summary>The record after type, repeat indicator and MMSI.</summary>
    public string Fields
    {
        get
        {
            string text = Run().Text.TrimEnd();
            int start = text.IndexOf("\"mmsi\":", StringComparison.Ordinal);
            return text[text.IndexOfAny([',', '}'], start)..].TrimStart(',').TrimEnd('}');
        }
    }

    public override string ToString() => Encoding.ASCII.GetString(ToBytes());
}
