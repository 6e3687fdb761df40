using Atalaya.Formats.Asterix;

namespace Atalaya.Tests.Formats.Asterix.Tshark;

/// <summary>A record of random items, parts, repetitions and values, and the list of what was put into it.</summary>
/// <param name="category">Its definition.</param>
/// <param name="random">Decides everything.</param>
/// <param name="leftOut">Paths of items or parts that stay out.</param>
sealed class RandomRecord(AsterixCategory category, Random random, IReadOnlySet<string> leftOut)
{
    const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    readonly List<SentValue> _sent = [];
    int _selected;
    bool _isListed;

    public AsterixRecordBuilder Builder { get; } = new(category);

    /// <summary>What the record holds, in the order of the wire within each item.</summary>
    public IReadOnlyList<SentValue> Sent => _sent;

    /// <summary>Makes another record; <see cref="Builder"/> and <see cref="Sent"/> hold it.</summary>
    /// <param name="share">How many of the items, 0 to 1.</param>
    /// <param name="profiles">How many of the profiles.</param>
    public void Next(double share, int profiles)
    {
        Builder.Clear();
        _sent.Clear();
        _selected = random.Next(profiles);
        Builder.Profile = _selected;
        int selector = category.Profiles.Selector;
        int needed = selector < 0 ? -1 : category.Upwards.NodeOfElement[selector];
        foreach (short item in category.Uaps[_selected])
            if (item >= 0 && category.Nodes[item].Kind != AsterixNodeKind.RandomFields && (item == needed || needed >= 0 && _sent.Count == 0 || random.NextDouble() < share)) Fill(item);
        if (_sent.Count == 0) Fill(category.Uaps[_selected][0]);
    }

    void Fill(int index)
    {
        AsterixNode node = category.Nodes[index];
        string path = category.NodeInfos[index].Path;
        if (leftOut.Contains(path)) return;
        switch (node.Kind)
        {
            case AsterixNodeKind.Fixed or AsterixNodeKind.Dependent:
                Elements(node.First, node.Count, node.FirstCase, node.Cases);
                break;
            case AsterixNodeKind.Extended:
                int parts = random.Next(1, node.Count + 1);
                foreach (AsterixPart part in category.Parts.AsSpan(node.First, parts)) Elements(part.FirstElement, part.Count, part.FirstCase, part.Cases);
                break;
            case AsterixNodeKind.Repetitive or AsterixNodeKind.RepetitiveFx:
                Repetitions(node, random.Next(1, 4));
                break;
            case AsterixNodeKind.Explicit when node.Inner != 0:
                Fill(node.Inner);
                break;
            case AsterixNodeKind.Explicit:
                SetOctets(node.First, random.Next(1, 20), false);
                break;
            case AsterixNodeKind.Compound:
                Children(node);
                break;
        }
    }

    void Repetitions(in AsterixNode node, int count)
    {
        _isListed = node.Kind == AsterixNodeKind.RepetitiveFx;
        for (; count > 0; count--)
        {
            Builder.Begin(node.First);
            Fill(node.First);
        }

        _isListed = false;
    }

    void Children(in AsterixNode node)
    {
        short[] children = [.. category.Children.AsSpan(node.First, node.Count).ToArray().Where(child => child >= 0)];
        int sure = random.Next(children.Length);
        for (int i = 0; i < children.Length; i++)
            if (i == sure || random.Next(2) == 0) Fill(children[i]);
    }

    void Elements(int first, int count, int firstCase, int cases)
    {
        for (int element = first; element < first + count; element++) Set(element, false);
        foreach (AsterixCase dependent in category.Cases.AsSpan(firstCase, cases))
        {
            AsterixChoice otherwise = category.Choices[dependent.First + dependent.Count - 1];
            for (int element = otherwise.FirstElement; element < otherwise.FirstElement + otherwise.Count; element++) Set(element, true);
        }
    }

    void Set(int element, bool isCase)
    {
        AsterixElementInfo info = category.Infos[element];
        if (info.Bits > 64)
        {
            SetOctets(element, info.Bits / 8, info.Form == AsterixForm.Ascii);
            return;
        }

        ulong raw = (((ulong)random.NextInt64() << 1) ^ (ulong)random.NextInt64()) & (ulong.MaxValue >> (64 - info.Bits));
        if (info.Form is AsterixForm.Icao or AsterixForm.Ascii) raw = AsterixText.Pack(category.Elements[element], Text(info.Bits / (info.Form == AsterixForm.Icao ? 6 : 8)), info.Path);
        if (element == category.Profiles.Selector) raw = category.Profiles.BySelector.First(row => row.Value == _selected).Key;
        Builder.SetRaw(element, raw);
        _sent.Add(new SentValue(info, raw, null, isCase, _isListed));
    }

    void SetOctets(int element, int length, bool isText)
    {
        byte[] content = new byte[length];
        random.NextBytes(content);
        if (isText) content = [.. Text(length).Select(letter => (byte)letter)];
        Builder.SetOctets(element, content);
        _sent.Add(new SentValue(category.Infos[element], 0, content, false, _isListed));
    }

    string Text(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => Letters[random.Next(Letters.Length)]));
}
