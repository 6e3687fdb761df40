using System.Text.Json;
using Atalaya.Fusion;
using Atalaya.Integrity.Rules;
using Atalaya.Server.Commands;
using Atalaya.Server.Web;

namespace Atalaya.Server.Configuration;

/// <summary>
/// Reads and checks <c>atalaya.json</c> (JSON with comments and trailing commas): every fault is a <see cref="ConfigurationFault"/>, one line with file, line
/// and the nearest valid key.
/// </summary>
sealed class ConfigurationReader(string file, byte[] bytes)
{
    readonly byte[] _utf8 = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    /// <param name="before">What holds where the text says nothing.</param>
    public ServerConfiguration Read(ServerConfiguration? before = null)
    {
        if (!System.Text.Unicode.Utf8.IsValid(_utf8)) throw new ConfigurationFault(file, null, "this is not UTF-8 text");
        if (_utf8.AsSpan().IndexOfAnyExcept(" \t\r\n"u8) < 0) return before ?? new ServerConfiguration();
        ConfigurationCursor cursor = new(file, _utf8);
        try
        {
            ServerConfiguration configuration = ReadRoot(ref cursor, before ?? new ServerConfiguration());
            return cursor.Next() ? throw cursor.Wrong("something follows the end of the object") : configuration;
        }
        catch (InvalidOperationException)
        {
            throw cursor.Wrong("a text here is not valid Unicode");
        }
        catch (JsonException exception)
        {
            throw new ConfigurationFault(file, (int)(exception.LineNumber ?? 0) + 1, $"this is not JSON: {exception.Message.Split(" LineNumber")[0]}");
        }
    }

    ServerConfiguration ReadRoot(ref ConfigurationCursor cursor, ServerConfiguration configuration)
    {
        List<(int Line, AlertRule Rule)> references = [];
        cursor.Next();
        cursor.ExpectObject("the file must hold one object { … }");
        ulong seen = 0;
        while (cursor.NextKey(ConfigurationKeys.Root, ref seen) is { } key)
        {
            configuration = key switch
            {
                "listen" => configuration with { Listen = ReadListen(ref cursor, key) },
                "data" => configuration with { Data = cursor.Text(key) },
                "insecure" => configuration with { Insecure = cursor.Flag(key) },
                "sectors" => configuration with { Sectors = cursor.Whole(key, 1, TrackerOptions.MaxSectors) },
                "site" => configuration with { Site = SourceSection.ReadSite(ref cursor, key) },
                "tls" => configuration with { Tls = ServiceSection.ReadTls(ref cursor, configuration.Tls) },
                "public_names" => configuration with { PublicNames = ServiceSection.ReadNames(ref cursor, key) },
                "sources" => configuration with { Sources = SourceSection.Read(ref cursor) },
                "outputs" => configuration with { Outputs = OutputSection.Read(ref cursor, file) },
                "areas" => configuration with { Areas = AlertSection.ReadAreas(ref cursor) },
                "rules" => configuration with { Rules = AlertSection.ReadRules(ref cursor, references) },
                "integrity" => configuration with { Integrity = IntegritySection.Read(ref cursor) },
                "notify" => configuration with { Notify = NotifySection.Read(ref cursor) },
                "retention" => configuration with { Retention = ServiceSection.ReadRetention(ref cursor, configuration.Retention) },
                _ => Ignore(ref cursor, configuration),
            };
        }

        CheckReferences(ref cursor, configuration, references);
        return configuration;
    }

    static string ReadListen(ref ConfigurationCursor cursor, string key)
    {
        string text = cursor.Text(key);
        try
        {
            ListenAddress.Parse(text);
            return text;
        }
        catch (CommandFailure failure)
        {
            throw cursor.Wrong(failure.Message.Replace("--listen", "\"listen\"", StringComparison.Ordinal));
        }
    }

    static ServerConfiguration Ignore(ref ConfigurationCursor cursor, ServerConfiguration configuration)
    {
        cursor.Skip();
        return configuration;
    }

    static void CheckReferences(ref ConfigurationCursor cursor, ServerConfiguration configuration, List<(int Line, AlertRule Rule)> references)
    {
        string[] areas = [.. configuration.Areas.Select(area => area.Name)];
        foreach ((int line, AlertRule rule) in references)
        {
            string name = rule.Area!;
            if (!areas.Contains(name)) throw cursor.WrongAt(line, areas.Length == 0 ? $"there is no area \"{name}\": \"areas\" is empty" : $"there is no area \"{name}\"; did you mean \"{NearestKey.Of(name, areas)}\"?");
            bool isLine = configuration.Areas.First(area => area.Name == name).IsLine;
            if (isLine && rule.When != RuleMoment.Crosses) throw cursor.WrongAt(line, $"rule \"{rule.Name}\" can never hold: nothing is inside a line, \"when\" must be \"crosses\"");
            if (!isLine && rule.When == RuleMoment.Crosses) throw cursor.WrongAt(line, $"rule \"{rule.Name}\" can never hold: area \"{name}\" is no line");
        }
    }
}
