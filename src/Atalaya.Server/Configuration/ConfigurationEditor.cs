using System.Text;

namespace Atalaya.Server.Configuration;

/// <summary>Changes single values in the text of a sound configuration; comments and layout of everything else stay as they are.</summary>
static class ConfigurationEditor
{
    const string EmptyText = "{\n}\n";

    /// <summary>Adds a value at the end of a list of the root, which is made if it is not there.</summary>
    public static string AddItem(string text, string list, string json)
    {
        byte[] utf8 = Bytes(text);
        ConfigurationOutline outline = new(utf8);
        if (outline.List(list) is { } container) return Append(utf8, container, json);
        string indent = ConfigurationLayout.Indent(utf8, outline.Root.Open) + "  ";
        string lineEnd = ConfigurationLayout.LineEnd(utf8);
        return Append(utf8, outline.Root, $"\"{list}\": [{lineEnd}{indent}  {json}{lineEnd}{indent}]");
    }

    public static string ReplaceItem(string text, string list, int index, string json)
    {
        byte[] utf8 = Bytes(text);
        return Splice(utf8, Items(utf8, list)[index], json);
    }

    public static string RemoveItem(string text, string list, int index)
    {
        byte[] utf8 = Bytes(text);
        return Remove(utf8, new ConfigurationOutline(utf8).List(list)!, index);
    }

    /// <summary>Gives a key of the root a value, or with null takes it away.</summary>
    public static string Set(string text, string key, string? json)
    {
        byte[] utf8 = Bytes(text);
        ConfigurationOutline outline = new(utf8);
        int index = outline.IndexOf(key);
        if (json is null) return index < 0 ? text : Remove(utf8, outline.Root, index);
        return index < 0 ? Append(utf8, outline.Root, $"\"{key}\": {json}") : Splice(utf8, outline.ValueAt(index), json);
    }

    /// <summary>Gives a key of an object of the root a value, or with null takes it away, and the object with the last of its keys.</summary>
    public static string SetWithin(string text, string section, string key, string? json)
    {
        byte[] utf8 = Bytes(text);
        ConfigurationOutline outer = new(utf8);
        int index = outer.IndexOf(section);
        if (index < 0 && json is null) return text;
        if (index < 0)
        {
            string indent = ConfigurationLayout.Indent(utf8, outer.Root.Open) + "  ", lineEnd = ConfigurationLayout.LineEnd(utf8);
            return Append(utf8, outer.Root, $"\"{section}\": {{{lineEnd}{indent}  \"{key}\": {json}{lineEnd}{indent}}}");
        }

        ConfigurationOutline inner = new(utf8, outer.ValueAt(index).Start);
        int at = inner.IndexOf(key);
        if (json is not null) return at < 0 ? Append(utf8, inner.Root, $"\"{key}\": {json}") : Splice(utf8, inner.ValueAt(at), json);
        if (at < 0) return text;
        return inner.Root.Items.Count == 1 ? Remove(utf8, outer.Root, index) : Remove(utf8, inner.Root, at);
    }

    static IReadOnlyList<TextSpan> Items(byte[] utf8, string list) => new ConfigurationOutline(utf8).List(list)!.Items;

    static string Append(byte[] utf8, OutlineContainer container, string json)
    {
        string outer = ConfigurationLayout.Indent(utf8, container.Open), lineEnd = ConfigurationLayout.LineEnd(utf8);
        if (container.Items.Count == 0)
        {
            TextSpan inside = ConfigurationLayout.Room(utf8, container);
            return Splice(utf8, inside, $"{lineEnd}{outer}  {json}{lineEnd}{outer}");
        }

        TextSpan last = container.Items[^1];
        int comma = ConfigurationLayout.Comma(utf8, last.End, container.Close);
        int after = comma < 0 ? last.End : comma + 1;
        bool isInline = !utf8.AsSpan(container.Open, container.Close - container.Open).Contains((byte)'\n');
        string start = isInline ? " " : lineEnd + ConfigurationLayout.IndentOr(utf8, container.Items[0].Start, outer + "  ");
        int at = isInline ? after : ConfigurationLayout.LineRest(utf8, after, container.Close);
        if (comma >= 0) return Splice(utf8, new TextSpan(at, at), $"{start}{json},");
        string before = Encoding.UTF8.GetString(utf8, last.End, at - last.End);
        return Splice(utf8, new TextSpan(last.End, at), $",{before}{start}{json}");
    }

    static string Remove(byte[] utf8, OutlineContainer container, int index)
    {
        TextSpan item = container.Items[index];
        int comma = ConfigurationLayout.Comma(utf8, item.End, container.Close);
        int start = item.Start, end = comma < 0 ? item.End : comma + 1;
        (start, end) = ConfigurationLayout.WholeLines(utf8, start, end, container.Close);
        string text = Splice(utf8, new TextSpan(start, end), "");
        if (comma >= 0 || index == 0) return text;
        int comma2 = ConfigurationLayout.Comma(utf8, container.Items[index - 1].End, item.Start);
        return Splice(Encoding.UTF8.GetBytes(text), new TextSpan(comma2, comma2 + 1), "");
    }

    static string Splice(byte[] utf8, TextSpan span, string replacement) =>
        Encoding.UTF8.GetString(utf8, 0, span.Start) + replacement + Encoding.UTF8.GetString(utf8, span.End, utf8.Length - span.End);

    static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(string.IsNullOrWhiteSpace(text) ? EmptyText : text);
}
