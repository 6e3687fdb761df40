using Atalaya.Formats.Asterix;
using Atalaya.Formats.Bits;

namespace Atalaya.Formats.Inspection;

/// <summary>What happens while a record is walked, as a list.</summary>
struct AsterixEventList() : IAsterixVisitor
{
    public readonly List<AsterixEvent> Events { get; } = [];

    /// <summary>Octets of the record; 0 = it was not complete.</summary>
    public int Length { get; private set; }

    public readonly void BeginRecord(int start) => Events.Clear();
    public void EndRecord(ReadOnlySpan<byte> record, int start) => Length = record.Length;
    public readonly void AbandonRecord() { }
    public readonly void BeginNode(int node) => Events.Add(new AsterixEvent(AsterixEventKind.Begin, node, 0, 0, []));
    public readonly void EndNode(int node) => Events.Add(new AsterixEvent(AsterixEventKind.End, node, 0, 0, []));
    public readonly void Element(in AsterixElement element, ulong raw) => Events.Add(new AsterixEvent(AsterixEventKind.Element, element.Index, raw, 0, []));

    public readonly void Octets(in AsterixElement element, ReadOnlySpan<byte> content) =>
        Events.Add(new AsterixEvent(AsterixEventKind.Octets, element.Index, ContentHash.Of(content), content.Length, content.ToArray()));
}
