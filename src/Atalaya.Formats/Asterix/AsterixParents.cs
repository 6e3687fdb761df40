namespace Atalaya.Formats.Asterix;

/// <summary>The tables read upwards: which node holds an element or a node, and in which repeated part it stands.</summary>
sealed class AsterixParents
{
    readonly AsterixCategory _category;

    public AsterixParents(AsterixCategory category)
    {
        _category = category;
        NodeOfElement = new short[category.Elements.Length];
        CaseOfElement = new short[category.Elements.Length];
        Parents = new short[category.Nodes.Length];
        ScopeOfNode = new short[category.Nodes.Length];
        Array.Fill(Parents, (short)-1);
        Array.Fill(CaseOfElement, (short)-1);
        for (int i = 0; i < category.Nodes.Length; i++) Own(i, category.Nodes[i]);
        Scopes = AddScopes();
    }

    /// <summary>The node that holds each element.</summary>
    public short[] NodeOfElement { get; }

    /// <summary>The case whose choice each element belongs to; -1 = none.</summary>
    public short[] CaseOfElement { get; }

    /// <summary>The node that holds each node; -1 = it is an item.</summary>
    public short[] Parents { get; }

    /// <summary>The innermost repeated part each node stands in, as a row of <see cref="Scopes"/>; 0 = it is not repeated.</summary>
    public short[] ScopeOfNode { get; }

    /// <summary>The record itself, then each repeated part.</summary>
    public AsterixScope[] Scopes { get; }

    void Own(int index, in AsterixNode node)
    {
        switch (node.Kind)
        {
            case AsterixNodeKind.Fixed or AsterixNodeKind.Dependent:
                Own(index, node.First, node.Count, node.FirstCase, node.Cases);
                break;
            case AsterixNodeKind.Explicit:
                Own(index, node.First, node.Count, 0, 0);
                if (node.Inner != 0) Parents[node.Inner] = (short)index;
                break;
            case AsterixNodeKind.Extended:
                foreach (AsterixPart part in _category.Parts.AsSpan(node.First, node.Count)) Own(index, part.FirstElement, part.Count, part.FirstCase, part.Cases);
                break;
            case AsterixNodeKind.Compound:
                foreach (short child in _category.Children.AsSpan(node.First, node.Count))
                    if (child >= 0) Parents[child] = (short)index;
                break;
            case AsterixNodeKind.RandomField:
                break;
            default:
                Parents[node.First] = (short)index;
                break;
        }
    }

    void Own(int node, int first, int count, int firstCase, int cases)
    {
        NodeOfElement.AsSpan(first, count).Fill((short)node);
        for (int i = firstCase; i < firstCase + cases; i++)
            foreach (AsterixChoice choice in _category.Choices.AsSpan(_category.Cases[i].First, _category.Cases[i].Count))
            {
                NodeOfElement.AsSpan(choice.FirstElement, choice.Count).Fill((short)node);
                CaseOfElement.AsSpan(choice.FirstElement, choice.Count).Fill((short)i);
            }
    }

    bool IsRepeated(int node) => Parents[node] >= 0 && _category.Nodes[Parents[node]].Kind is AsterixNodeKind.Repetitive or AsterixNodeKind.RepetitiveFx;

    AsterixScope[] AddScopes()
    {
        var scopes = new List<AsterixScope> { new(-1, -1) };
        for (int node = 0; node < Parents.Length; node++)
        {
            if (!IsRepeated(node)) continue;
            ScopeOfNode[node] = (short)scopes.Count;
            scopes.Add(new AsterixScope(node, -1));
        }

        for (int node = 0; node < Parents.Length; node++)
        {
            int holder = node;
            while (holder >= 0 && !IsRepeated(holder)) holder = Parents[holder];
            if (holder >= 0) ScopeOfNode[node] = ScopeOfNode[holder];
        }

        for (int i = 1; i < scopes.Count; i++) scopes[i].Parent = ScopeOfNode[Parents[scopes[i].Node]];
        foreach (AsterixScope scope in scopes.Skip(1)) scopes[scope.Parent].HasRepetitions = true;
        for (int node = 0; node < Parents.Length; node++) ForEachScope(scopes, node, scope => scope.CoverNode(node));
        for (int element = 0; element < NodeOfElement.Length; element++) ForEachScope(scopes, NodeOfElement[element], scope => scope.CoverElement(element));
        return [.. scopes];
    }

    void ForEachScope(List<AsterixScope> scopes, int node, Action<AsterixScope> cover)
    {
        for (int scope = ScopeOfNode[node]; scope >= 0; scope = scopes[scope].Parent) cover(scopes[scope]);
    }
}
