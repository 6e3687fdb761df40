using System.CommandLine;
using Atalaya.Scenarios;

namespace Atalaya.Server.Commands;

/// <summary><c>atalaya simulate</c>: a scenario to files, sensor bytes in their real formats and the truth.</summary>
static class SimulateCommand
{
    public static Command Create()
    {
        Argument<string> name = new("NAME") { Description = $"Built-in scenario: {string.Join(", ", Scenario.Names)}" };
        Option<string> output = new("--output") { Description = "Directory to write to", Required = true };
        Option<ulong> seed = new("--seed") { Description = "Seed; the same seed gives the same bytes", DefaultValueFactory = _ => 1 };
        Option<double> duration = new("--duration") { Description = "Seconds to simulate; every event of the strait happens within the half hour of the default", DefaultValueFactory = _ => 1800 };
        Option<int> scale = new("--scale") { Description = $"Times the traffic, 1 to {ScenarioOptions.MaxScale}", DefaultValueFactory = _ => 1 };
        Command command = new("simulate", "Write a simulated scenario: sensor bytes, truth.csv and sources.json") { name, output, seed, duration, scale };
        command.SetAction(result => Run(result.GetRequiredValue(name), result.GetRequiredValue(output), result.GetRequiredValue(seed), result.GetRequiredValue(duration), result.GetRequiredValue(scale)));
        return command;
    }

    static int Run(string name, string output, ulong seed, double duration, int scale)
    {
        if (!(duration > 0) || duration > 1e8) throw CommandFailure.Usage("--duration must be a positive number of seconds");
        if (scale is < 1 or > ScenarioOptions.MaxScale) throw CommandFailure.Usage($"--scale must lie between 1 and {ScenarioOptions.MaxScale}");
        Scenario scenario = Scenario.Create(name, new ScenarioOptions { Seed = seed, DurationSeconds = duration, Scale = scale })
            ?? throw new CommandFailure($"there is no scenario '{name}'; built in: {string.Join(", ", Scenario.Names)} (scenario files are not read yet)");
        Directory.CreateDirectory(output);
        using ConsoleProgress progress = new("simulating");
        ScenarioWriteResult result = ScenarioWriter.Write(scenario, output, progress);
        progress.Dispose();
        Console.Error.WriteLine($"atalaya: {result.Pieces} messages and datagrams, {result.Bytes} bytes in {output}");
        return 0;
    }
}
