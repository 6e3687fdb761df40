namespace Atalaya.Core.Frames;

/// <summary>The number of a source within one recording, given by the configuration in force. 0 = the server itself.</summary>
public readonly record struct SourceId(ushort Number) : IComparable<SourceId>
{
    public static SourceId Server => default;
    public int CompareTo(SourceId other) => Number.CompareTo(other.Number);
    public override string ToString() => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
