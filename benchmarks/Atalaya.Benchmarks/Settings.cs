using System.Globalization;

namespace Atalaya.Benchmarks;

/// <summary>What the command line asks for.</summary>
sealed record Settings
{
    public const string Usage =
        "usage: dry | all [FILTER] | decode [FILTER] | log [FILTER] | fusion [FILTER] | flow [FILTER] | cost | ticks | micro [FILTER] | fuzz [FILTER] | soak | tracking | integrity-deception | integrity-sea | integrity-behaviour | integrity-interference | integrity-source | integrity-nuisance | integrity-share | integrity-drift | integrity-sea-attacks\n" +
        "       [--minutes M] [--output FILE] [--seconds S] [--input FILE [--format F]] [--tracks N] [--scale N] [--inputs N] [--seed N]\n" +
        "       tracking: --data SET[,SET] [--seeds N,N --generator generate.py] [--scenarios NAME,NAME]\n" +
        "       integrity-…: [--runs N] [--seed N] [--minutes M] [--scale N] [--seeds N,N]";

    static readonly string[] Commands = ["dry", "all", "decode", "log", "fusion", "flow", "cost", "ticks", "micro", "fuzz", "soak", "tracking", "integrity-deception", "integrity-sea", "integrity-behaviour", "integrity-interference", "integrity-source", "integrity-nuisance", "integrity-share", "integrity-drift", "integrity-sea-attacks"];

    public string Command { get; init; } = "";

    /// <summary>Only benchmarks whose name contains this.</summary>
    public string Filter { get; init; } = "";

    /// <summary>CPU seconds to measure, at least.</summary>
    public double Seconds { get; init; } = 20;

    /// <summary>CPU seconds of the same work before: the compiler has then replaced its first versions.</summary>
    public double WarmupSeconds { get; init; } = 4;

    /// <summary>Decode this file instead of simulated bytes.</summary>
    public string? Input { get; init; }

    public string? Format { get; init; }

    /// <summary>Another number of tracks than the 20,000 of the Fusion figures.</summary>
    public int? Tracks { get; init; }

    /// <summary>Another scale than 1 for the flow's strait (the piece is shorter by as much), than 20 for the soak, than 50 for the ticks.</summary>
    public int? Scale { get; init; }

    /// <summary>Length of a soak.</summary>
    public double Minutes { get; init; } = 30;

    /// <summary>Where a soak writes its samples, and cost its plot; null = a name of their own.</summary>
    public string? Output { get; init; }

    /// <summary>Mutated inputs for <c>fuzz</c>, over all readers.</summary>
    public long Inputs { get; init; } = 100_000;

    public int Seed { get; init; } = 1;

    /// <summary>Trials of an <c>integrity-…</c> run.</summary>
    public int Runs { get; init; } = 500;

    /// <summary>Folders with tracking scenarios.</summary>
    public string[] Sets { get; init; } = [];

    /// <summary>Seeds to make further sets for, with <see cref="Generator"/>.</summary>
    public int[] Seeds { get; init; } = [];

    public string? Generator { get; init; }

    /// <summary>Only these tracking scenarios; none = all.</summary>
    public string[] Scenarios { get; init; } = [];

    /// <summary>Inputs so small that each benchmark takes no time.</summary>
    public bool Tiny { get; init; }

    public static Settings? Parse(string[] arguments, out string problem)
    {
        problem = "no command";
        if (arguments.Length == 0) return null;
        problem = $"unknown command {arguments[0]}";
        if (!Commands.Contains(arguments[0])) return null;
        Settings settings = new() { Command = arguments[0] };
        for (int i = 1; i < arguments.Length; i++)
        {
            if (!arguments[i].StartsWith('-'))
            {
                settings = settings with { Filter = arguments[i] };
                continue;
            }

            problem = $"{arguments[i]} needs a value";
            if (i + 1 == arguments.Length) return null;
            problem = $"{arguments[i]} {arguments[i + 1]}: unknown option or bad value";
            if (settings.With(arguments[i], arguments[++i]) is not { } next) return null;
            settings = next;
        }

        problem = "--seeds goes with --generator";
        if (settings.Command == "tracking" && settings.Seeds.Length > 0 && settings.Generator is null) return null;
        return settings;
    }

    Settings? With(string option, string value)
    {
        bool isNumber = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number > 0;
        return option switch
        {
            "--seconds" when isNumber => this with { Seconds = number },
            "--tracks" when isNumber => this with { Tracks = (int)number },
            "--scale" when isNumber => this with { Scale = (int)number },
            "--inputs" when isNumber => this with { Inputs = (long)number },
            "--runs" when isNumber => this with { Runs = (int)number },
            "--seed" when isNumber => this with { Seed = (int)number },
            "--minutes" when isNumber => this with { Minutes = number },
            "--output" => this with { Output = value },
            "--input" => this with { Input = value },
            "--data" => this with { Sets = value.Split(',') },
            "--seeds" when value.Split(',').All(seed => int.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out _)) =>
                this with { Seeds = [.. value.Split(',').Select(seed => int.Parse(seed, CultureInfo.InvariantCulture))] },
            "--generator" => this with { Generator = value },
            "--scenarios" => this with { Scenarios = value.Split(',') },
            "--format" => this with { Format = value },
            _ => null,
        };
    }
}
