namespace Atalaya.Formats.Asterix;

/// <summary>The tables read upwards: which node holds an element or a node.</summary>
static class AsterixParents
{
    public static (short[] NodeOfElement, short[] Parents) Of(int elements, AsterixNode[] nodes, AsterixPart[] parts, short[] children)
    {
        short[] owner = new short[elements];
        short[] parents = new short[nodes.Length];
        Array.Fill(parents, (short)-1);
        for (int i = 0; i < nodes.Length; i++)
        {
            AsterixNode node = nodes[i];
            switch (node.Kind)
            {
                case AsterixNodeKind.Fixed or AsterixNodeKind.Explicit:
                    owner.AsSpan(node.First, node.Count).Fill((short)i);
                    break;
                case AsterixNodeKind.Extended:
                    foreach (AsterixPart part in parts.AsSpan(node.First, node.Count)) owner.AsSpan(part.FirstElement, part.Count).Fill((short)i);
                    break;
                case AsterixNodeKind.Compound:
                    foreach (short child in children.AsSpan(node.First, node.Count))
                        if (child >= 0) parents[child] = (short)i;
                    break;
                default:
                    parents[node.First] = (short)i;
                    break;
            }
        }

        return (owner, parents);
    }
}
