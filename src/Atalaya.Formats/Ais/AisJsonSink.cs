using Atalaya.Core.Identity;

namespace Atalaya.Formats.Ais;

/// <summary>Prints every available field, and mixes all into the checksum as <see cref="AisChecksumSink"/> does.</summary>
ref struct AisJsonSink(AisJsonLine line) : IAisFieldSink
{
    AisChecksumSink _checksum;
    AisJsonLine _line = line;

    public readonly ulong Sum => _checksum.Sum;

    public int End() => _line.End();

    public void Number(ReadOnlySpan<byte> name, long? value)
    {
        _checksum.Number(name, value);
        if (value is { } number) _line.Number(name, number);
    }

    public void Quantity(ReadOnlySpan<byte> name, double? value, int decimals)
    {
        _checksum.Quantity(name, value, decimals);
        if (value is { } number) _line.Fixed(name, number, decimals);
    }

    public void Flag(ReadOnlySpan<byte> name, bool value)
    {
        _checksum.Flag(name, value);
        _line.Flag(name, value);
    }

    public void Text(ReadOnlySpan<byte> name, PackedText value)
    {
        _checksum.Text(name, value);
        if (!value.IsEmpty) _line.Text(name, value);
    }

    public void Text(ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value)
    {
        _checksum.Text(name, value);
        if (!value.IsEmpty) _line.Text(name, value);
    }

    public void Data(ReadOnlySpan<byte> name, in AisBits bits, int start, int length)
    {
        _checksum.Data(name, bits, start, length);
        _line.Data(name, bits, start, length);
    }
}
