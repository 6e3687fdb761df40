using System.Text.Json;
using Atalaya.Fusion;
using Atalaya.Server.Commands;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Configuration;

/// <summary>Reads and checks <c>atalaya.json</c> (JSON with comments and trailing commas): every fault is one line with file, line and the nearest valid key.</summary>
sealed class ConfigurationReader(string path, byte[] bytes)
{
    readonly byte[] _utf8 = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    public static readonly string[] ScalarKeys = ["data", "insecure", "listen", "sectors"];
    static readonly string[] RootKeys = ["$schema", .. ScalarKeys, "sources"];
    static readonly string[] SourceKeys = ["edition", "format", "interface", "name", "site", "speed", "start", "uri"];

    public ServerConfiguration Read()
    {
        Utf8JsonReader reader = new(_utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        if (!System.Text.Unicode.Utf8.IsValid(_utf8)) throw new CommandFailure($"{path}: this is not UTF-8 text");
        try
        {
            ServerConfiguration configuration = ReadRoot(ref reader);
            if (reader.Read()) throw Wrong(reader, "something follows the end of the object");
            return configuration;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(reader, "a text here is not valid Unicode");
        }
        catch (JsonException exception)
        {
            throw new CommandFailure($"{path}:{(exception.LineNumber ?? 0) + 1}: this is not JSON: {exception.Message.Split(" LineNumber")[0]}");
        }
    }

    ServerConfiguration ReadRoot(ref Utf8JsonReader reader)
    {
        ServerConfiguration configuration = new();
        Expect(ref reader, JsonTokenType.StartObject, "the file must hold one object { … }");
        while (NextKey(ref reader, RootKeys) is { } key)
        {
            reader.Read();
            configuration = key switch
            {
                "listen" => configuration with { Listen = Text(ref reader, key) },
                "data" => configuration with { Data = Text(ref reader, key) },
                "insecure" => configuration with { Insecure = Flag(ref reader, key) },
                "sectors" => configuration with { Sectors = Whole(ref reader, key, 1, TrackerOptions.MaxSectors) },
                "sources" => configuration with { Sources = Sources(ref reader) },
                _ => Ignore(ref reader, configuration),
            };
        }

        return configuration;
    }

    List<SourceUri> Sources(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw Wrong(reader, "\"sources\" must be a list [ … ]");
        List<SourceUri> sources = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) sources.Add(Source(ref reader));
        return sources;
    }

    /// <summary>A source is its address as text, or an object whose keys are those of the address.</summary>
    SourceUri Source(ref Utf8JsonReader reader)
    {
        int line = Line(reader);
        if (reader.TokenType == JsonTokenType.String) return Parse(reader.GetString()!, line);
        if (reader.TokenType != JsonTokenType.StartObject) throw Wrong(reader, "a source is an address in quotes or an object with \"uri\"");
        string? uri = null;
        List<string> options = [];
        while (NextKey(ref reader, SourceKeys) is { } key)
        {
            reader.Read();
            if (key == "uri") uri = Text(ref reader, key);
            else options.Add($"{key}={Uri.EscapeDataString(key == "site" ? Site(ref reader) : key == "speed" ? Number(ref reader, key) : Text(ref reader, key))}");
        }

        if (uri is null) throw new CommandFailure($"{path}:{line}: this source has no \"uri\"");
        return Parse(options.Count == 0 ? uri : $"{uri}{(uri.Contains('?') ? '&' : '?')}{string.Join('&', options)}", line);
    }

    SourceUri Parse(string text, int line)
    {
        try
        {
            return SourceUri.Parse(text);
        }
        catch (CommandFailure failure)
        {
            throw new CommandFailure($"{path}:{line}: {failure.Message}");
        }
    }

    /// <summary>[latitude, longitude, height] or the same as text.</summary>
    string Site(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString()!;
        if (reader.TokenType != JsonTokenType.StartArray) throw Wrong(reader, "\"site\" must be [latitude, longitude, height] in degrees and metres");
        List<string> parts = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) parts.Add(Number(ref reader, "site"));
        return string.Join(',', parts);
    }

    string? NextKey(ref Utf8JsonReader reader, string[] valid)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject) return null;
        string key = reader.GetString()!;
        return valid.Contains(key) ? key : throw Wrong(reader, $"unknown key \"{key}\"; did you mean \"{NearestKey.Of(key, valid)}\"?");
    }

    string Text(ref Utf8JsonReader reader, string key) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw Wrong(reader, $"\"{key}\" must be text in quotes");

    bool Flag(ref Utf8JsonReader reader, string key) =>
        reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : throw Wrong(reader, $"\"{key}\" must be true or false");

    int Whole(ref Utf8JsonReader reader, string key, int least, int most) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int value) && value >= least && value <= most
            ? value
            : throw Wrong(reader, $"\"{key}\" must be a whole number from {least} to {most}");

    string Number(ref Utf8JsonReader reader, string key) =>
        reader.TokenType == JsonTokenType.Number ? GeoText(reader.GetDouble()) : throw Wrong(reader, $"\"{key}\" must be a number");

    static string GeoText(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    static ServerConfiguration Ignore(ref Utf8JsonReader reader, ServerConfiguration configuration)
    {
        reader.Skip();
        return configuration;
    }

    void Expect(ref Utf8JsonReader reader, JsonTokenType token, string otherwise)
    {
        if (!reader.Read() || reader.TokenType != token) throw Wrong(reader, otherwise);
    }

    CommandFailure Wrong(in Utf8JsonReader reader, string message) => new($"{path}:{Line(reader)}: {message}");

    int Line(in Utf8JsonReader reader) => 1 + _utf8.AsSpan(0, (int)Math.Min(reader.TokenStartIndex, _utf8.Length)).Count((byte)'\n');
}
