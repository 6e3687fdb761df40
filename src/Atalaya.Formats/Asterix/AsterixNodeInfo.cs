using Atalaya.Formats.Records;

namespace Atalaya.Formats.Asterix;

/// <summary>What people and text outputs need of an item or of a part of one.</summary>
public sealed class AsterixNodeInfo
{
    /// <summary>Item and names, e.g. <c>130/SRL</c>; a repeated part has the path of what repeats it.</summary>
    public required string Path { get; init; }

    public required string Title { get; init; }

    /// <summary><see cref="Path"/> as UTF-8.</summary>
    public required byte[] PathUtf8 { get; init; }

    /// <summary>JSON that opens it: name and bracket, without separator.</summary>
    public required JsonPiece Open { get; init; }

    public required byte[] Close { get; init; }
}
