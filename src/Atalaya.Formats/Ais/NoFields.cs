using Atalaya.Core.Identity;

namespace Atalaya.Formats.Ais;

/// <summary>Takes nothing: only whether a message is complete is asked.</summary>
readonly struct NoFields : IAisFieldSink
{
    public void Number(ReadOnlySpan<byte> name, long? value)
    {
    }

    public void Quantity(ReadOnlySpan<byte> name, double? value, int decimals)
    {
    }

    public void Flag(ReadOnlySpan<byte> name, bool value)
    {
    }

    public void Text(ReadOnlySpan<byte> name, PackedText value)
    {
    }

    public void Text(ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value)
    {
    }

    public void Data(ReadOnlySpan<byte> name, in AisBits bits, int start, int length)
    {
    }
}
