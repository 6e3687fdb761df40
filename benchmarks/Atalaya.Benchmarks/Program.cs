using Atalaya.Benchmarks;
using Atalaya.Benchmarks.Fuzzing;
using Atalaya.Benchmarks.Measuring;
using Atalaya.Benchmarks.Micro;

if (Settings.Parse(args, out string problem) is not { } settings)
{
    Console.Error.WriteLine($"benchmarks: {problem}\n{Settings.Usage}");
    return 2;
}

return settings.Command switch
{
    "dry" => DryRun.Run(),
    "fuzz" => FuzzRun.Run(settings.Inputs, settings.Seed, settings.Filter),
    "micro" => MicroRun.Run(settings.Filter),
    _ => MeasuredRun.Run(settings),
};
