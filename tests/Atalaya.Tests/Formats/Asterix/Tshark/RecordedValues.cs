using Atalaya.Formats.Asterix;

namespace Atalaya.Tests.Formats.Asterix.Tshark;

/// <summary>The values of records as our decoder reads them, in the order of the wire.</summary>
readonly struct RecordedValues(AsterixCategory category, List<SentValue> values) : IAsterixVisitor
{
    public void BeginRecord(int start) { }
    public void EndRecord(ReadOnlySpan<byte> record, int start) { }
    public void AbandonRecord() { }
    public void BeginNode(int node) { }
    public void EndNode(int node) { }
    public void Element(in AsterixElement element, ulong raw) => Add(element.Index, raw, null);
    public void Octets(in AsterixElement element, ReadOnlySpan<byte> content) => Add(element.Index, 0, content.ToArray());

    void Add(int element, ulong raw, byte[]? content)
    {
        int parent = category.Upwards.Parents[category.Upwards.NodeOfElement[element]];
        bool isListed = parent >= 0 && category.Nodes[parent].Kind == AsterixNodeKind.RepetitiveFx;
        values.Add(new SentValue(category.Infos[element], raw, content, category.Upwards.CaseOfElement[element] >= 0, isListed));
    }
}
