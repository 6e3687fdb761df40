using System.Globalization;
using System.Text.Json;

namespace Atalaya.Server.Configuration;

/// <summary>Walks the text of a configuration, one value after the other. Whatever is wrong is thrown as a <see cref="ConfigurationFault"/> with its line.</summary>
ref struct ConfigurationCursor
{
    readonly string _file;
    readonly ReadOnlySpan<byte> _utf8;
    Utf8JsonReader _reader;
    string? _key;

    public ConfigurationCursor(string file, ReadOnlySpan<byte> utf8)
    {
        _file = file;
        _utf8 = utf8;
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    }

    /// <summary>The line of the value that the cursor is at, from 1.</summary>
    public readonly int Line => 1 + _utf8[..(int)Math.Min(_reader.TokenStartIndex, _utf8.Length)].Count((byte)'\n');

    public readonly bool IsText => _reader.TokenType == JsonTokenType.String;
    public readonly bool IsList => _reader.TokenType == JsonTokenType.StartArray;
    public readonly bool IsObject => _reader.TokenType == JsonTokenType.StartObject;
    public readonly bool IsNull => _reader.TokenType == JsonTokenType.Null;

    /// <summary>Goes to the next value; false at the end of the text.</summary>
    public bool Next() => _reader.Read();

    public void Skip() => _reader.Skip();

    /// <summary>Goes to the value of the next key of the object; null at its end.</summary>
    /// <param name="keys">The keys it may have.</param>
    /// <param name="seen">The keys it has had, a bit each: 0 at first.</param>
    public string? NextKey(IReadOnlyList<ConfigurationKey> keys, ref ulong seen)
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.EndObject) return null;
        string key = _key = _reader.GetString()!;
        int index = 0;
        while (index < keys.Count && keys[index].Name != key) index++;
        if (index == keys.Count) throw Wrong($"unknown key \"{key}\"; did you mean \"{NearestKey.Of(key, [.. keys.Select(known => known.Name)])}\"?");
        if ((seen & 1UL << index) != 0) throw Wrong($"\"{key}\" stands here a second time");
        seen |= 1UL << index;
        _reader.Read();
        return key;
    }

    /// <summary>Looks ahead for the text of a key of the object that the cursor is at; null = it has no such key, or no text there.</summary>
    public readonly string? TextAhead(string key)
    {
        Utf8JsonReader ahead = _reader;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            bool found = ahead.ValueTextEquals(key);
            ahead.Read();
            if (found) return ahead.TokenType == JsonTokenType.String ? ahead.GetString() : null;
            ahead.Skip();
        }

        return null;
    }

    /// <summary>Goes to the next value of the list; false at its end.</summary>
    public bool NextItem() => _reader.Read() && _reader.TokenType != JsonTokenType.EndArray;

    public readonly string Text(string key)
    {
        if (!IsText) throw Wrong($"\"{key}\" must be text in quotes");
        string text = _reader.GetString()!;
        return text.Length > 0 ? text : throw Wrong($"\"{key}\" is empty");
    }

    /// <summary>One of a few words.</summary>
    public readonly string Word(string key, params IReadOnlyList<string> words)
    {
        string text = Text(key);
        return words.Contains(text) ? text : throw Wrong($"\"{key}\" must be one of {string.Join(", ", words)}; did you mean \"{NearestKey.Of(text, words)}\"?");
    }

    public readonly bool Flag(string key) => _reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Wrong($"\"{key}\" must be true or false"),
    };

    public readonly int Whole(string key, int least, int most) =>
        _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt32(out int value) && value >= least && value <= most
            ? value
            : throw Wrong($"\"{key}\" must be a whole number from {least} to {most}");

    public readonly double Number(string key, double least = double.MinValue, double most = double.MaxValue)
    {
        if (_reader.TokenType != JsonTokenType.Number) throw Wrong($"\"{key}\" must be a number");
        double value = _reader.GetDouble();
        if (value >= least && value <= most) return value;
        throw Wrong(double.IsFinite(value) ? string.Create(CultureInfo.InvariantCulture, $"\"{key}\" must be a number from {least} to {most}") : $"\"{key}\" is no number that can be used");
    }

    public readonly void ExpectObject(string otherwise)
    {
        if (!IsObject) throw Wrong(otherwise);
    }

    public readonly void ExpectList(string otherwise)
    {
        if (!IsList) throw Wrong(otherwise);
    }

    public readonly ConfigurationFault Wrong(string reason) => WrongAt(Line, reason, _key);
    public readonly ConfigurationFault WrongAt(int line, string reason, string? key = null) => new(_file, line, reason, key);
}
