using System.Text;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.Inspection;

/// <summary>
/// Finds the octets of every element of a record by turning each bit over and walking the record again: the bit belongs to the element whose raw value
/// changes while every step stays the same. Bits that change the steps are structure: presence, extension, lengths, counts.
/// </summary>
sealed class AsterixFieldFinder(AsterixCategory category, byte[] record)
{
    readonly List<AsterixEvent> _events = Walk(category, record) ?? [];
    readonly JsonLineWriter _writer = new(256);

    /// <param name="offset">Where the record stands among the octets inspected.</param>
    public List<InspectedField> Find(int offset)
    {
        (int First, int Last)[] octets = OctetsOfEvents();
        int presence = 1;
        while (presence < record.Length && (record[presence - 1] & 1) != 0) presence++;
        List<InspectedField> fields = [Field("FSPEC") with { Title = "Field specification", Octets = new OctetRange(offset, presence) }];
        int end = presence;
        for (int i = 0; i < _events.Count; i = EndOf(i) + 1)
        {
            int itemEnd = EndOf(i), last = end - 1;
            for (int j = i; j <= itemEnd; j++) last = Math.Max(last, octets[j].Last);
            AddItem(fields, i, itemEnd, octets, offset, OctetRange.FromTo(end, last));
            end = last + 1;
        }

        return fields;
    }

    /// <param name="item">Its octets, from the end of the item before to the last that carries a value.</param>
    void AddItem(List<InspectedField> fields, int begin, int end, (int First, int Last)[] octets, int offset, OctetRange item)
    {
        AsterixNodeInfo info = category.NodeInfoTable[_events[begin].Index];
        int values = 0;
        for (int i = begin; i <= end; i++)
            if (_events[i].HasValue) values++;
        bool isHeaded = values != 1 || Path(begin + 1) != info.Path;
        if (isHeaded) fields.Add(Field(info.Path) with { Title = info.Title, Octets = item with { Offset = item.Offset + offset } });
        for (int i = begin; i <= end; i++)
        {
            if (!_events[i].HasValue) continue;
            AsterixElementInfo element = category.InfoTable[_events[i].Index];
            OctetRange range = octets[i].Last < 0 ? default : OctetRange.FromTo(octets[i].First + offset, octets[i].Last + offset);
            fields.Add(Field(element.Path) with
            {
                Title = element.Title.Length > 0 || isHeaded ? element.Title : info.Title,
                Json = Json(_events[i], element),
                Unit = element.Unit,
                Meaning = _events[i].Kind == AsterixEventKind.Element && element.Table.TryGetValue((int)_events[i].Raw, out string? meaning) ? meaning : "",
                Octets = range,
            });
        }
    }

    InspectedField Field(string path) => new(FormattableString.Invariant($"{category.Number:D3}/{path}"));

    string Path(int index) => _events[index].HasValue ? category.InfoTable[_events[index].Index].Path : "";

    /// <summary>The event that ends the item which begins here.</summary>
    int EndOf(int begin)
    {
        int depth = 0;
        for (int i = begin; i < _events.Count; i++)
        {
            depth += _events[i].Kind switch { AsterixEventKind.Begin => 1, AsterixEventKind.End => -1, _ => 0 };
            if (depth == 0) return i;
        }

        return _events.Count - 1;
    }

    (int First, int Last)[] OctetsOfEvents()
    {
        (int First, int Last)[] octets = new (int, int)[_events.Count];
        Array.Fill(octets, (int.MaxValue, -1));
        for (int bit = 0; bit < record.Length * 8; bit++)
        {
            record[bit / 8] ^= (byte)(0x80 >> bit % 8);
            List<AsterixEvent>? turned = Walk(category, record);
            record[bit / 8] ^= (byte)(0x80 >> bit % 8);
            int changed = turned is null ? -1 : Changed(turned);
            if (changed >= 0) octets[changed] = (Math.Min(octets[changed].First, bit / 8), bit / 8);
        }

        return octets;
    }

    /// <summary>The first event with another value, if no step before it is another; -1 = none. What follows may differ: the value may choose its form.</summary>
    int Changed(List<AsterixEvent> turned)
    {
        for (int i = 0; i < Math.Min(turned.Count, _events.Count); i++)
        {
            if (!turned[i].IsLike(_events[i])) return -1;
            if (turned[i].Raw != _events[i].Raw) return i;
        }

        return -1;
    }

    /// <summary>Null where the octets are not one whole record.</summary>
    static List<AsterixEvent>? Walk(AsterixCategory category, byte[] record)
    {
        AsterixEventList list = new();
        AsterixWalker<AsterixEventList>.Walk(category, record, 0, record.Length, ref list, out AsterixFault fault, 1);
        return fault.Kind == AsterixFaultKind.None && list.Length == record.Length ? list.Events : null;
    }

    string Json(in AsterixEvent found, AsterixElementInfo info)
    {
        AsterixElement element = category.Elements[found.Index];
        _writer.Clear();
        if (found.Kind == AsterixEventKind.Octets) AsterixJson.Octets(_writer, element, found.Content);
        else AsterixJson.Value(_writer, element, info, found.Raw);
        return Encoding.UTF8.GetString(_writer.Written);
    }
}
