using System.Globalization;
using Atalaya.Server.Commands;
using Atalaya.Server.Outputs;

namespace Atalaya.Server.Configuration;

/// <summary>Reads <c>outputs</c>.</summary>
static class OutputSection
{
    public static List<OutputSettings> Read(ref ConfigurationCursor cursor, string file)
    {
        cursor.ExpectList("\"outputs\" must be a list [ … ]");
        List<OutputSettings> outputs = [];
        while (cursor.NextItem())
        {
            int line = cursor.Line;
            OutputSettings output = new(ReadOne(ref cursor), $"{file}:{line}");
            Check(ref cursor, output, line);
            outputs.Add(output);
        }

        return outputs;
    }

    /// <summary>An output is its address as text, or an object whose keys are those of the address.</summary>
    static string ReadOne(ref ConfigurationCursor cursor)
    {
        int line = cursor.Line;
        if (cursor.IsText) return cursor.Text("output");
        cursor.ExpectObject("an output is an address in quotes or an object with \"uri\"");
        string? uri = null;
        List<string> options = [];
        ulong seen = 0;
        while (cursor.NextKey(ConfigurationKeys.Output, ref seen) is { } key)
        {
            if (key == "uri") uri = cursor.Text(key);
            else options.Add($"{key}={Option(ref cursor, ConfigurationKeys.Output.First(known => known.Name == key))}");
        }

        if (uri is null) throw cursor.WrongAt(line, "this output has no \"uri\"");
        return options.Count == 0 ? uri : $"{uri}{(uri.Contains('?') ? '&' : '?')}{string.Join('&', options)}";
    }

    static string Option(ref ConfigurationCursor cursor, ConfigurationKey key) => key.Value switch
    {
        _ when key.Name == "center" => Uri.EscapeDataString(SourceSection.SiteOption(SourceSection.ReadSite(ref cursor, key.Name))),
        ConfigurationValue.Number => Number(ref cursor, key.Name),
        ConfigurationValue.Flag => cursor.Flag(key.Name) ? "1" : "0",
        ConfigurationValue.List => Items(ref cursor, key.Name),
        _ => Uri.EscapeDataString(cursor.Text(key.Name)),
    };

    static string Number(ref ConfigurationCursor cursor, string key) => cursor.Number(key).ToString("0.######", CultureInfo.InvariantCulture);

    static string Items(ref ConfigurationCursor cursor, string key)
    {
        cursor.ExpectList($"\"{key}\" must be a list [ … ]");
        List<string> items = [];
        while (cursor.NextItem()) items.Add(cursor.IsText ? Uri.EscapeDataString(cursor.Text(key)) : Number(ref cursor, key));
        return string.Join(',', items);
    }

    static void Check(ref ConfigurationCursor cursor, OutputSettings output, int line)
    {
        try
        {
            OutputUri.Parse(output with { Where = null });
        }
        catch (CommandFailure failure)
        {
            throw cursor.WrongAt(line, failure.Message);
        }
    }
}
