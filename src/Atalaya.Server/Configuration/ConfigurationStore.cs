using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Atalaya.Core.Geodesy;
using Atalaya.Server.Commands;
using Atalaya.Server.Inputs;
using Atalaya.Server.Live;

namespace Atalaya.Server.Configuration;

/// <summary>
/// The configuration in force and the file it stands in. Every change is checked as a whole before the file is replaced; a file that is not sound is
/// never put in force. The version before is kept as <c>.bak</c>.
/// </summary>
sealed class ConfigurationStore
{
    public const string DefaultPath = "atalaya.json";

    /// <summary>Far more than a configuration takes.</summary>
    public const int MaxBytes = 1 << 20;

    readonly Lock _lock = new();
    readonly IReadOnlyList<SourceUri> _commandLine;
    readonly string _name;
    volatile ConfigurationState _state;

    ConfigurationStore(string path, IReadOnlyList<SourceUri> commandLine)
    {
        _name = path;
        Path = System.IO.Path.GetFullPath(path);
        _commandLine = commandLine;
        string text = ReadFile();
        _state = Check(text);
        Started = _state.Current;
    }

    /// <summary>Of the file, which need not exist.</summary>
    public string Path { get; }

    public ConfigurationState State => _state;
    public ServerConfiguration Current => _state.Current;

    /// <summary>What the program started with: what needs a restart is still as it says.</summary>
    public ServerConfiguration Started { get; }

    /// <summary>Another configuration is in force: before, and now. Called one change after the other.</summary>
    public event Action<ServerConfiguration, ServerConfiguration>? Changed;

    /// <summary>Reads the file named, or the default one if it is there, and the environment; throws <see cref="CommandFailure"/> on the first fault.</summary>
    /// <param name="path">Null = the default one.</param>
    /// <param name="commandLine">Sources that were given otherwise and stay as long as the program runs.</param>
    public static ConfigurationStore Open(string? path, IReadOnlyList<SourceUri>? commandLine = null)
    {
        if (path is not null && !File.Exists(path)) throw new CommandFailure($"{path}: no such configuration file");
        return new ConfigurationStore(path ?? DefaultPath, commandLine ?? []);
    }

    /// <summary>Says what a text would put in force; throws <see cref="ConfigurationFault"/> where it is not sound.</summary>
    public ConfigurationState Check(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > MaxBytes) throw new ConfigurationFault(_name, null, $"a configuration has at most {MaxBytes >> 20} MiB");
        ServerConfiguration configuration = ServerConfiguration.Read(_name, text);
        int fileSources = configuration.Sources.Count;
        configuration = configuration with { Sources = [.. configuration.Sources, .. _commandLine] };
        try
        {
            string[] names = [.. LiveSources.Create(configuration).Select(source => source.Configuration.Name)];
            return new ConfigurationState(text, VersionOf(text), configuration, names, fileSources, null);
        }
        catch (CommandFailure failure)
        {
            throw new ConfigurationFault(_name, null, failure.Message);
        }
    }

    /// <summary>Checks a text, writes it and puts it in force; throws <see cref="ConfigurationFault"/>, or <see cref="ConfigurationConflict"/> if the file is no longer the version stated.</summary>
    public ConfigurationState Save(string text, string? version = null)
    {
        lock (_lock)
        {
            Reload();
            if (version is not null && version != _state.Version) throw new ConfigurationConflict();
            ConfigurationState next = Check(text);
            if (text != _state.Text) ConfigurationFile.Write(Path, text);
            PutInForce(next);
            return next;
        }
    }

    /// <summary>Adds a source to the file, with a name of its own if it states none; the answer is its name.</summary>
    public string AddSource(string uri) => AddSourceIfUnchanged(uri, null);

    /// <summary>The same, if the file is still the version stated (null = any).</summary>
    public string AddSourceIfUnchanged(string uri, string? version)
    {
        lock (_lock)
        {
            SourceUri source = SourceUri.Parse(uri);
            string name = source.Name ?? LiveSources.FreeName(_state.SourceNames, source);
            Edit(text => ConfigurationEditor.AddItem(text, "sources", source.Name is null ? $"{{ \"name\": {JsonText.Quote(name)}, \"uri\": {JsonText.Quote(uri)} }}" : JsonText.Quote(uri)), version);
            return name;
        }
    }

    public void RemoveSource(string name)
    {
        lock (_lock)
        {
            int index = IndexOfSource(name);
            Edit(text => ConfigurationEditor.RemoveItem(text, "sources", index));
        }
    }

    /// <summary>Sets where the station stands.</summary>
    public void SetSite(GeodeticPosition site) => Edit(text => ConfigurationEditor.Set(text, "site", string.Create(
        CultureInfo.InvariantCulture, $"[{site.LatitudeDegrees:0.0######}, {site.LongitudeDegrees:0.0######}, {site.Height:0.###}]")));

    /// <summary>Changes the text; comments and layout of the rest stay.</summary>
    public ConfigurationState Edit(Func<string, string> change, string? version = null)
    {
        lock (_lock)
        {
            Reload();
            if (_state.Fault is { } fault) throw new ConfigurationFault(_name, fault.Line, $"{fault.Reason}: mend this first");
            return Save(change(_state.Text), version);
        }
    }

    /// <summary>Place of a source in the file; throws where it is not in it.</summary>
    public int IndexOfSource(string name)
    {
        int index = _state.SourceNames.ToList().IndexOf(name);
        if (index < 0) throw new CommandFailure($"there is no source '{name}'");
        return index < _state.FileSources ? index : throw new CommandFailure($"source '{name}' was given with --source: it stays until the program ends");
    }

    /// <summary>What would be in force with one more rule, or with it in place of another.</summary>
    /// <param name="area">An area that goes with it, as JSON; null = none.</param>
    /// <param name="replacedArea">The area whose place it takes.</param>
    public ServerConfiguration TryRule(string json, string? replaced, string? area = null, string? replacedArea = null)
    {
        ConfigurationState state = _state;
        string text = area is null ? state.Text : With(state.Text, "areas", area, [.. state.Current.Areas.Select(static other => other.Name)], replacedArea);
        return Check(With(text, "rules", json, [.. state.Current.Rules.Select(static rule => rule.Name)], replaced)).Current;
    }

    static string With(string text, string list, string json, List<string> names, string? replaced)
    {
        if (replaced is null) return ConfigurationEditor.AddItem(text, list, json);
        int index = names.IndexOf(replaced);
        return index >= 0 ? ConfigurationEditor.ReplaceItem(text, list, index, json) : throw new CommandFailure($"there is no {list[..^1]} '{replaced}'");
    }

    /// <summary>What would be in force with other settings of a detector; null = its defaults.</summary>
    public ServerConfiguration TryDetector(string detector, string? json) => Check(ConfigurationEditor.SetWithin(_state.Text, "integrity", detector, json)).Current;

    /// <summary>Reads the file again if it has changed. A fault is kept in the state, and what was in force stays so. False = it had not changed.</summary>
    public bool Reload()
    {
        lock (_lock)
        {
            try
            {
                string text = ReadFile();
                if (text == _state.Text) return false;
                PutInForce(CheckOrKeep(text));
            }
            catch (ConfigurationFault fault)
            {
                if (_state.Fault?.Message == fault.Message) return false;
                _state = _state with { Fault = fault };
            }

            return true;
        }
    }

    ConfigurationState CheckOrKeep(string text)
    {
        try
        {
            // Editors empty a file, or take it away, before they write it anew: nobody means by it that all sources are to go.
            if (string.IsNullOrWhiteSpace(text)) throw new ConfigurationFault(_name, null, File.Exists(Path) ? "is empty; a configuration without settings is {}" : "is gone");
            return Check(text);
        }
        catch (ConfigurationFault fault)
        {
            return _state with { Text = text, Version = VersionOf(text), Fault = fault };
        }
    }

    void PutInForce(ConfigurationState next)
    {
        ServerConfiguration before = Current;
        _state = next;
        if (!ReferenceEquals(before, next.Current)) Changed?.Invoke(before, next.Current);
    }

    string ReadFile()
    {
        try
        {
            return File.Exists(Path) ? ConfigurationFile.Read(Path) : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationFault(_name, null, exception.Message);
        }
    }

    static string VersionOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
