using System.CommandLine;
using Atalaya.Scenarios;
using Atalaya.Scenarios.Attacks;
using Atalaya.Server.Simulation;

namespace Atalaya.Server.Commands;

/// <summary>
/// <c>atalaya simulate</c>: a scenario to files, sensor bytes in their real formats and the truth; or attacks injected into a scenario or a
/// recording, with labels.
/// </summary>
static class SimulateCommand
{
    public static Command Create()
    {
        Argument<string> name = new("NAME") { Description = $"Built-in scenario ({string.Join(", ", Scenario.Names)}), or a file that describes attacks and what to inject them into" };
        Option<string> output = new("--output") { Description = "Directory to write to", Required = true };
        Option<ulong> seed = new("--seed") { Description = "Seed; the same seed gives the same bytes", DefaultValueFactory = _ => 1 };
        Option<double> duration = new("--duration") { Description = "Seconds to simulate; every event of the strait happens within the half hour of the default", DefaultValueFactory = _ => 1800 };
        Option<int> scale = new("--scale") { Description = $"Times the traffic, 1 to {ScenarioOptions.MaxScale}", DefaultValueFactory = _ => 1 };
        Command command = new("simulate", "Write a simulated scenario, or a recording with attacks: sensor bytes, truth.csv and sources.json") { name, output, seed, duration, scale };
        command.SetAction(result => Run(result.GetRequiredValue(name), result.GetRequiredValue(output), result.GetRequiredValue(seed), result.GetRequiredValue(duration), result.GetRequiredValue(scale)));
        return command;
    }

    static int Run(string name, string output, ulong seed, double duration, int scale)
    {
        if (!(duration > 0) || duration > 1e8) throw CommandFailure.Usage("--duration must be a positive number of seconds");
        if (scale is < 1 or > ScenarioOptions.MaxScale) throw CommandFailure.Usage($"--scale must lie between 1 and {ScenarioOptions.MaxScale}");
        ScenarioOptions options = new() { Seed = seed, DurationSeconds = duration, Scale = scale };
        using ConsoleProgress progress = new("simulating");
        ScenarioWriteResult result;
        if (Scenario.Create(name, options) is { } scenario)
        {
            Directory.CreateDirectory(output);
            result = ScenarioWriter.Write(scenario, output, progress);
        }
        else
        {
            result = Inject(name, output, options, progress);
        }

        progress.Dispose();
        Console.Error.WriteLine($"atalaya: {result.Pieces} messages and datagrams, {result.Bytes} bytes in {output}");
        return 0;
    }

    static ScenarioWriteResult Inject(string file, string output, ScenarioOptions options, ConsoleProgress progress)
    {
        if (!File.Exists(file)) throw new CommandFailure($"there is no scenario '{file}' and no file of this name; built in: {string.Join(", ", Scenario.Names)}");
        AttackDescription description = new AttackFile(file, File.ReadAllBytes(file)).Read();
        AttackRun run = new(description, Path.GetDirectoryName(Path.GetFullPath(file))!, output);
        (ScenarioWriteResult result, IReadOnlyList<AttackLabel> labels) = run.Run(options, progress);
        progress.Dispose();
        for (int number = 1; number <= description.Attacks.Count; number++)
        {
            AttackLabel[] own = [.. labels.Where(label => label.Attack == number)];
            string effect = own.Length == 0 ? "concerned nobody" : $"{own.Length} {(own.Length == 1 ? "object" : "objects")}, {own.Sum(label => label.Transmissions)} transmissions";
            Console.Error.WriteLine($"atalaya: attack {number} ({description.Attacks[number - 1].Kind}): {effect}");
        }

        return result;
    }
}
