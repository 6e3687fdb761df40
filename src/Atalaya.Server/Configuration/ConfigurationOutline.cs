using System.Text.Json;

namespace Atalaya.Server.Configuration;

/// <summary>Where the keys and values of a sound configuration stand in its text.</summary>
sealed class ConfigurationOutline
{
    readonly List<string> _keys = [];
    readonly List<TextSpan> _values = [];
    readonly Dictionary<string, OutlineContainer> _lists = [];

    public ConfigurationOutline(ReadOnlySpan<byte> utf8)
    {
        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        reader.Read();
        int open = (int)reader.TokenStartIndex;
        List<TextSpan> properties = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int start = (int)reader.TokenStartIndex;
            string key = reader.GetString()!;
            reader.Read();
            int valueStart = (int)reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.StartArray) _lists[key] = ReadList(ref reader);
            else reader.Skip();
            _keys.Add(key);
            _values.Add(new TextSpan(valueStart, (int)reader.BytesConsumed));
            properties.Add(new TextSpan(start, (int)reader.BytesConsumed));
        }

        Root = new OutlineContainer(open, (int)reader.TokenStartIndex, properties);
    }

    public OutlineContainer Root { get; }

    /// <summary>Place of a key among those of the root; -1 = it is not there.</summary>
    public int IndexOf(string key) => _keys.IndexOf(key);

    public TextSpan ValueAt(int index) => _values[index];

    public OutlineContainer? List(string key) => _lists.GetValueOrDefault(key);

    static OutlineContainer ReadList(ref Utf8JsonReader reader)
    {
        int open = (int)reader.TokenStartIndex;
        List<TextSpan> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            items.Add(new TextSpan(start, (int)reader.BytesConsumed));
        }

        return new OutlineContainer(open, (int)reader.TokenStartIndex, items);
    }
}
