namespace Atalaya.Formats.Asterix;

/// <summary>The record, or a part of it that is repeated: the rows of the tables that each repetition has values for.</summary>
/// <param name="node">The repeated part; -1 = the record.</param>
/// <param name="parent">The scope around it; -1 = none.</param>
sealed class AsterixScope(int node, int parent)
{
    int _nodeEnd;
    int _elementEnd;

    public int Node => node;
    public int Parent { get; set; } = parent;
    public bool HasRepetitions { get; set; }
    public int FirstNode { get; private set; }
    public int FirstElement { get; private set; }
    public int Nodes => _nodeEnd - FirstNode;
    public int Elements => _elementEnd - FirstElement;

    /// <summary>To be called in ascending order.</summary>
    public void CoverNode(int index)
    {
        if (_nodeEnd == 0) FirstNode = index;
        _nodeEnd = index + 1;
    }

    /// <summary>To be called in ascending order.</summary>
    public void CoverElement(int index)
    {
        if (_elementEnd == 0) FirstElement = index;
        _elementEnd = index + 1;
    }
}
