namespace Atalaya.Formats.Asterix;

/// <summary>A growing buffer whose fresh octets are zero, so that spare bits stay zero.</summary>
sealed class AsterixOctetWriter
{
    byte[] _buffer = new byte[256];

    public int Length { get; private set; }
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void TakeBack(int length) => Length = length;

    /// <summary>Appends zeros and returns them for filling; valid until the next append.</summary>
    public Span<byte> Append(int count)
    {
        if (_buffer.Length - Length < count) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + count));
        Span<byte> span = _buffer.AsSpan(Length, count);
        span.Clear();
        Length += count;
        return span;
    }

    public Span<byte> From(int start) => _buffer.AsSpan(start, Length - start);
}
