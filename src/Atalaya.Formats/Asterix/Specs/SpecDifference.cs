namespace Atalaya.Formats.Asterix.Specs;

/// <summary>Completes an edition that is written as its difference to another.</summary>
static class SpecDifference
{
    public static void Complete(SpecFile spec, SpecFile other, int line)
    {
        spec.Hash = (spec.Hash ^ other.Hash) * 0x100_0000_01B3;
        List<SpecNode> own = [.. spec.Items];
        spec.Items.Clear();
        foreach (SpecNode item in other.Items)
        {
            int at = own.FindIndex(candidate => candidate.Name == item.Name);
            if (at >= 0)
            {
                spec.Items.Add(own[at]);
                own.RemoveAt(at);
            }
            else if (!spec.Without.Remove(item.Name))
            {
                spec.Items.Add(item);
            }
        }

        if (spec.Without.Count > 0) throw new SpecException(spec.File, line, $"{spec.Without[0]} is not in edition {other.Edition}, or defined here");
        foreach (SpecNode item in own) Insert(spec.Items, item);
        if (spec.Uaps.Count > 0) return;
        spec.Uaps.AddRange(other.Uaps);
        spec.Selector = other.Selector;
    }

    /// <summary>Items stand in the order of their numbers.</summary>
    static void Insert(List<SpecNode> items, SpecNode item)
    {
        int at = items.FindIndex(other => string.CompareOrdinal(other.Name, item.Name) > 0);
        items.Insert(at < 0 ? items.Count : at, item);
    }
}
