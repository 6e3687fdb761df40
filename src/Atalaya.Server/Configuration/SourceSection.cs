using System.Globalization;
using Atalaya.Core.Geodesy;
using Atalaya.Server.Commands;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Configuration;

/// <summary>Reads <c>sources</c> and sites.</summary>
static class SourceSection
{
    public static List<SourceUri> Read(ref ConfigurationCursor cursor)
    {
        cursor.ExpectList("\"sources\" must be a list [ … ]");
        List<SourceUri> sources = [];
        HashSet<string> names = [];
        while (cursor.NextItem())
        {
            int line = cursor.Line;
            SourceUri source = ReadOne(ref cursor);
            if (source.Name is { } name && !names.Add(name)) throw cursor.WrongAt(line, $"another source is already named \"{name}\": give each its own");
            sources.Add(source);
        }

        return sources;
    }

    /// <summary>A source is its address as text, or an object whose keys are those of the address.</summary>
    static SourceUri ReadOne(ref ConfigurationCursor cursor)
    {
        int line = cursor.Line;
        if (cursor.IsText) return Parse(ref cursor, cursor.Text("source"), line);
        cursor.ExpectObject("a source is an address in quotes or an object with \"uri\"");
        string? uri = null;
        List<string> options = [];
        ulong seen = 0;
        while (cursor.NextKey(ConfigurationKeys.Source, ref seen) is { } key)
        {
            if (key == "uri") uri = cursor.Text(key);
            else options.Add($"{key}={Uri.EscapeDataString(Option(ref cursor, key))}");
        }

        if (uri is null) throw cursor.WrongAt(line, "this source has no \"uri\"");
        return Parse(ref cursor, options.Count == 0 ? uri : $"{uri}{(uri.Contains('?') ? '&' : '?')}{string.Join('&', options)}", line);
    }

    static string Option(ref ConfigurationCursor cursor, string key) => key switch
    {
        "site" => SiteOption(ReadSite(ref cursor, key)),
        "speed" => cursor.Number(key).ToString("0.######", CultureInfo.InvariantCulture),
        _ => cursor.Text(key),
    };

    /// <summary>A place as an option of an address.</summary>
    public static string SiteOption(GeodeticPosition site) =>
        string.Create(CultureInfo.InvariantCulture, $"{site.LatitudeDegrees:0.0#########}, {site.LongitudeDegrees:0.0#########}, {site.Height:0.0##}");

    static SourceUri Parse(ref ConfigurationCursor cursor, string text, int line)
    {
        try
        {
            return SourceUri.Parse(text);
        }
        catch (CommandFailure failure)
        {
            throw cursor.WrongAt(line, failure.Message);
        }
    }

    /// <summary>[latitude, longitude, height] or the same as text.</summary>
    public static GeodeticPosition ReadSite(ref ConfigurationCursor cursor, string key)
    {
        int line = cursor.Line;
        GeodeticPosition site;
        string reason;
        if (cursor.IsText) return SiteText.TryParse(cursor.Text(key), out site, out reason) ? site : throw cursor.WrongAt(line, $"\"{key}\": {reason}");
        cursor.ExpectList($"\"{key}\" must be [latitude, longitude, height] in degrees and metres, or text");
        List<double> parts = [];
        while (cursor.NextItem()) parts.Add(cursor.Number(key));
        if (parts.Count is < 2 or > 3) throw cursor.WrongAt(line, $"\"{key}\" must be [latitude, longitude] or [latitude, longitude, height]");
        return SiteText.TryCreate(parts[0], parts[1], parts.Count == 3 ? parts[2] : 0, out site, out reason) ? site : throw cursor.WrongAt(line, $"\"{key}\": {reason}");
    }
}
