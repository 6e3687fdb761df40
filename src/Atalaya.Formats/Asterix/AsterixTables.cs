namespace Atalaya.Formats.Asterix;

/// <summary>The tables of a category while they are compiled.</summary>
sealed class AsterixTables
{
    public List<AsterixElement> Elements { get; } = [];
    public List<AsterixElementInfo> Infos { get; } = [];
    public List<AsterixNode> Nodes { get; } = [];
    public List<AsterixNodeInfo> NodeInfos { get; } = [];
    public List<AsterixPart> Parts { get; } = [];
    public List<short> Children { get; } = [];
    public List<AsterixCase> Cases { get; } = [];
    public List<AsterixChoice> Choices { get; } = [];
    public Dictionary<string, int> NodeByPath { get; } = [];

    /// <summary>Elements whose value is looked for before a record is decoded.</summary>
    public List<int> Keys { get; } = [];

    public int ElementAt(string path) => Infos.FindIndex(info => info.Path == path);

    /// <summary>The slot of a key; -1 = there are too many.</summary>
    public int KeySlot(int element)
    {
        int slot = Keys.IndexOf(element);
        if (slot >= 0) return slot;
        if (Keys.Count == AsterixKeys.Capacity) return -1;
        Keys.Add(element);
        return Keys.Count - 1;
    }

    /// <summary>Slot by element, -1 = no key.</summary>
    public sbyte[] KeySlots()
    {
        sbyte[] slots = new sbyte[Elements.Count];
        Array.Fill(slots, (sbyte)-1);
        for (int i = 0; i < Keys.Count; i++) slots[Keys[i]] = (sbyte)i;
        return slots;
    }
}
