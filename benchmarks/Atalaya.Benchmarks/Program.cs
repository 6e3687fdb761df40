using Atalaya.Benchmarks;
using Atalaya.Benchmarks.Behaving;
using Atalaya.Benchmarks.Costing;
using Atalaya.Benchmarks.Fuzzing;
using Atalaya.Benchmarks.Integrity;
using Atalaya.Benchmarks.Judging;
using Atalaya.Benchmarks.Measuring;
using Atalaya.Benchmarks.Micro;
using Atalaya.Benchmarks.Nuisance;
using Atalaya.Benchmarks.Soaking;

if (Settings.Parse(args, out string problem) is not { } settings)
{
    Console.Error.WriteLine($"benchmarks: {problem}\n{Settings.Usage}");
    return 2;
}

return settings.Command switch
{
    "cost" => CostRun.Run(settings),
    "dry" => DryRun.Run(),
    "fuzz" => FuzzRun.Run(settings.Inputs, settings.Seed, settings.Filter),
    "integrity-deception" => DeceptionRun.Run(settings),
    "integrity-drift" => DriftRun.Run(settings),
    "integrity-sea" => SeaRun.Run(settings),
    "integrity-sea-attacks" => SeaAttackRun.Run(settings),
    "integrity-behaviour" => BehaviourRun.Run(settings),
    "integrity-interference" => InterferenceRun.Run(settings),
    "integrity-nuisance" => NuisanceRun.Run(settings),
    "integrity-share" => ShareRun.Run(settings),
    "integrity-source" => SourceRun.Run(settings),
    "micro" => MicroRun.Run(settings.Filter),
    "soak" => await SoakRun.RunAsync(settings.Minutes, settings.Scale ?? 20, settings.Output ?? "soak.csv"),
    "ticks" => TickRun.Run(settings),
    "tracking" => TrackingRun.Run(settings),
    _ => MeasuredRun.Run(settings),
};
