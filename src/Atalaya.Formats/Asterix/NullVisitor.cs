namespace Atalaya.Formats.Asterix;

/// <summary>Only tells whether records are well formed.</summary>
readonly struct NullVisitor : IAsterixVisitor
{
    public void BeginRecord(int start) { }
    public void EndRecord(ReadOnlySpan<byte> record, int start) { }
    public void AbandonRecord() { }
    public void BeginNode(int node) { }
    public void EndNode(int node) { }
    public void Element(in AsterixElement element, ulong raw) { }
    public void Octets(in AsterixElement element, ReadOnlySpan<byte> content) { }
}
