using System.Text.Json;

namespace Atalaya.Server.Configuration;

/// <summary>Where the keys and values of a sound configuration, or of an object in it, stand in its text.</summary>
sealed class ConfigurationOutline
{
    readonly List<string> _keys = [];
    readonly List<TextSpan> _values = [];
    readonly Dictionary<string, OutlineContainer> _lists = [];

    /// <param name="at">Where the object begins; places are counted from the beginning of the text all the same.</param>
    public ConfigurationOutline(ReadOnlySpan<byte> utf8, int at = 0)
    {
        Utf8JsonReader reader = new(utf8[at..], new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        reader.Read();
        int open = at + (int)reader.TokenStartIndex;
        List<TextSpan> properties = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int start = at + (int)reader.TokenStartIndex;
            string key = reader.GetString()!;
            reader.Read();
            int valueStart = at + (int)reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.StartArray) _lists[key] = ReadList(ref reader, at);
            else reader.Skip();
            _keys.Add(key);
            _values.Add(new TextSpan(valueStart, at + (int)reader.BytesConsumed));
            properties.Add(new TextSpan(start, at + (int)reader.BytesConsumed));
        }

        Root = new OutlineContainer(open, at + (int)reader.TokenStartIndex, properties);
    }

    public OutlineContainer Root { get; }

    /// <summary>Place of a key among those of the object; -1 = it is not there.</summary>
    public int IndexOf(string key) => _keys.IndexOf(key);

    public TextSpan ValueAt(int index) => _values[index];

    public OutlineContainer? List(string key) => _lists.GetValueOrDefault(key);

    static OutlineContainer ReadList(ref Utf8JsonReader reader, int at)
    {
        int open = at + (int)reader.TokenStartIndex;
        List<TextSpan> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            int start = at + (int)reader.TokenStartIndex;
            reader.Skip();
            items.Add(new TextSpan(start, at + (int)reader.BytesConsumed));
        }

        return new OutlineContainer(open, at + (int)reader.TokenStartIndex, items);
    }
}
