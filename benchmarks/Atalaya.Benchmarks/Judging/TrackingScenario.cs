namespace Atalaya.Benchmarks.Judging;

/// <summary>A scenario of the tracking sets, how it is scored, and its bars.</summary>
sealed record TrackingScenario(string Name, double CutoffMeters, double GateMeters, TrackingBar[] Bars)
{
    /// <summary>Number of runs; 0 = it has but one.</summary>
    public int Runs { get; init; }

    /// <summary>What true identities are written as for the oracle; null = there are no origins to make one from.</summary>
    public string? IdentityColumn { get; init; }

    /// <summary>Only these sensors.</summary>
    public string? Sensors { get; init; }

    /// <summary>Also judge times before this one alone.</summary>
    public double? FirstSeconds { get; init; }

    /// <summary>Real data, the same for every seed: its parts are the subfolders.</summary>
    public string[] Parts { get; init; } = [];

    public static TrackingScenario[] All { get; } =
    [
        new("crossing-4", 10, 5, [new("gospa_mean", 2.40, 2.29), new("detections_per_cpu_second", double.NaN, 20_000, true)]) { Runs = 20, IdentityColumn = "address" },
        new("air-radar", 2000, 1500, [new("gospa_mean", 1200, 1080), new("siap_completeness", 0.970, 0.98, true), new("pos_rmse", 115, 107), new("id_switches", 15, 10)]) { IdentityColumn = "address" },
        new("dense-1000", 1000, 800, [new("gospa_mean_first", 5200, 4600), new("detections_per_cpu_second", 20_000, 100_000, true)]) { IdentityColumn = "address", FirstSeconds = 119.9 },
        new("multi-radar-bias", 1000, 800, [new("pos_rmse_mode_s", 85, 70), new("range_bias_error_m", 30, 20), new("azimuth_bias_error_deg", 0.03, 0.02)]) { IdentityColumn = "address" },
        new("sea-ais-radar", 400, 300, [new("siap_completeness", 0.93, 0.96, true), new("pos_rmse", 45, 32), new("id_switches", 20, 10), new("siap_spuriousness", 0.06, double.NaN)]) { IdentityColumn = "mmsi" },
        new("autoferry", 30, 25, [new("siap_completeness", 0.82, 0.85, true), new("pos_rmse", 9.0, 8.5)]) { Sensors = "radar", Parts = Ferry },
        new("autoferry-all", 30, 25, [new("pos_rmse", 6, 5)]) { Parts = Ferry },
    ];

    static string[] Ferry => ["scenario2", "scenario3", "scenario4", "scenario5", "scenario6", "scenario13", "scenario16", "scenario17", "scenario22"];

    /// <summary>The folders of a set that hold it.</summary>
    public IEnumerable<string> Folders(string set) =>
        (Parts.Length == 0 ? [Path.Combine(set, Name)] : Parts.Select(part => Path.Combine(set, "autoferry", part))).Where(Directory.Exists);
}
