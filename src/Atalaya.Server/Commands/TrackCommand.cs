using System.CommandLine;
using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;
using Atalaya.Server.Inputs;
using Atalaya.Server.Offline;
using Atalaya.Server.Web;

namespace Atalaya.Server.Commands;

/// <summary><c>atalaya track</c>: sensor bytes or a tracking scenario through the flow, confirmed tracks to a file.</summary>
static class TrackCommand
{
    public static Command Create()
    {
        Argument<string[]> inputs = new("INPUT") { Description = "Files or file: URIs with site= and start=, or one tracking scenario directory", Arity = ArgumentArity.OneOrMore };
        inputs.Validators.Add(CommandLine.RefuseOptions);
        Option<string> output = new("--output") { Description = "FILE.csv, FILE.jsonl or FILE.parquet", Required = true };
        Option<string?> run = new("--run") { Description = "Run NN of a scenario with several, or all (writes FILE-NN.csv each)" };
        Option<string?> times = new("--times") { Description = "File whose first column holds the times of the rows; default: each whole UTC second, or the scenario's truth times" };
        Option<string?> sensors = new("--sensors") { Description = "Use only these sensors of a scenario: A,B" };
        Option<bool> statistics = new("--stats") { Description = "Print totals and the picture hash as a last line of JSON on standard error" };
        Command command = new("track", "Track recorded sensor data") { inputs, output, run, times, sensors, statistics };
        command.SetAction(result => Run(new TrackRequest(
            result.GetRequiredValue(inputs), result.GetRequiredValue(output), result.GetValue(run), result.GetValue(times), result.GetValue(sensors)?.Split(','), result.GetValue(statistics))));
        return command;
    }

    static int Run(TrackRequest request)
    {
        TrackTables.CheckName(request.Output);
        RunStatistics statistics = new();
        if (request.Inputs is [var directory] && ScenarioTracking.IsScenario(directory))
        {
            ScenarioTracking.Run(directory, request, statistics);
        }
        else
        {
            if (request.Run is not null || request.Sensors is not null) throw CommandFailure.Usage("--run and --sensors go with a tracking scenario directory");
            TrackInputs(request, statistics);
        }

        if (request.Statistics) statistics.Print();
        return 0;
    }

    static void TrackInputs(TrackRequest request, RunStatistics statistics)
    {
        List<(SourceConfiguration Configuration, InputPieces Pieces)> inputs = OfflineInputs.Open(request.Inputs);
        try
        {
            PipelineConfiguration configuration = new() { Sources = [.. inputs.Select(input => input.Configuration)] };
            OutputTimes times = request.Times is null ? OutputTimes.EachSecond() : OutputTimes.FromFile(request.Times);
            using ITrackTable table = TrackTables.Create(request.Output);
            Flow flow = new(new FlowOptions { Threads = Environment.ProcessorCount }) { Observer = new RowWriter(table, times) };
            OfflineRun run = new(flow);
            run.Run(configuration, [.. inputs.Select(input => input.Pieces)]);
            FlowStatistics.Fill(statistics, flow);
            statistics.Records.Errors += inputs.Sum(input => input.Pieces.Faults);
            statistics.Records.Warnings += inputs.Sum(input => input.Pieces.Foreign);
            if (statistics.Records.Records == 0) throw new CommandFailure($"{string.Join(", ", request.Inputs)}: no record recognised");
            Warn(request, run, flow);
        }
        finally
        {
            foreach ((_, InputPieces pieces) in inputs) pieces.Dispose();
        }
    }

    /// <summary>Says what a user may have left out: the place of a radar that does not tell it.</summary>
    static void Warn(TrackRequest request, OfflineRun run, Flow flow)
    {
        string inputs = string.Join(", ", request.Inputs);
        int placeless = 0;
        foreach (ref readonly Track track in flow.Picture.Tracks)
            if (!track.HasPosition) placeless++;
        if (placeless > 0 && placeless == flow.Picture.Count) Console.Error.WriteLine($"atalaya: {inputs}: none of {placeless} tracks has a place; name the sensor's with file:PATH?site=LAT,LON,HEIGHT");
    }

    /// <summary>Writes the confirmed tracks at each output time, carried on to it; of other systems' tracks those that we have none of.</summary>
    sealed class RowWriter(ITrackTable table, OutputTimes times) : IFlowObserver
    {
        TrackModels? _models;
        PipelineConfiguration? _configuration;

        public void TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next)
        {
            while (times.TryTake(tick.End, out Instant time)) Write(flow, time);
        }

        void Write(Flow flow, Instant time)
        {
            if (_models is null || !ReferenceEquals(_configuration, flow.Configuration)) _models = new TrackModels(_configuration = flow.Configuration);
            foreach (ref readonly Track track in SystemTracks.WithoutCopies(flow.Picture.ToOrderedArray()).AsSpan())
            {
                if (!TrackTables.IsShown(track)) continue;
                Track moved = track;
                (moved.Latitude, moved.Longitude) = WebFrame.Extrapolate(track, time);
                table.Write(time.UnixSeconds, _models.Row(moved));
            }
        }
    }
}

/// <summary>What the user asked of <c>track</c>.</summary>
sealed record TrackRequest(string[] Inputs, string Output, string? Run, string? Times, string[]? Sensors, bool Statistics);
