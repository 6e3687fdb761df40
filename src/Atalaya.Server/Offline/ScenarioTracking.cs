using System.Globalization;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Formats.Records;
using Atalaya.Fusion;
using Atalaya.Server.Commands;
using Atalaya.Server.Registration;
using Atalaya.Server.Web;

namespace Atalaya.Server.Offline;

/// <summary>Runs the tracker on a tracking scenario directory and writes its tracks in metres of the scenario's plane.</summary>
static class ScenarioTracking
{
    public const string Header = "time_s,track_id,x_m,y_m,vx,vy,address,mode_a,mmsi";

    public static bool IsScenario(string path) => Directory.Exists(path) && Directory.EnumerateFiles(path, "detections*.csv*").Any();

    public static void Run(string directory, TrackRequest request, RunStatistics statistics)
    {
        if (!request.Output.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) throw CommandFailure.Usage("tracks of a scenario are written as .csv");
        double[] times = OutputTimes.ReadFirstColumn(request.Times ?? Find(directory, "truth.csv") ?? throw new CommandFailure($"{directory}: no truth.csv to take the times from; give --times FILE"));
        Totals totals = new();
        foreach ((string detections, string output) in Runs(directory, request)) RunOne(directory, detections, output, times, request, statistics, totals);
        totals.AddTo(statistics);
    }

    /// <summary>What all runs add up to.</summary>
    sealed class Totals
    {
        public long Reports { get; set; }
        public long Confirmed { get; set; }
        public int MaxTracks { get; set; }

        /// <summary>Of the last run.</summary>
        public string Registration { get; set; } = "[]";

        public void AddTo(RunStatistics statistics)
        {
            statistics.Add("reports", Reports);
            statistics.Add("tracks_confirmed", Confirmed);
            statistics.Add("max_live_tracks", MaxTracks);
            statistics.Add("registration", Registration);
        }
    }

    static IEnumerable<(string Detections, string Output)> Runs(string directory, TrackRequest request)
    {
        if (request.Run == "all")
        {
            string[] files = [.. Directory.EnumerateFiles(directory, "detections-*.csv*").Order(StringComparer.Ordinal)];
            if (files.Length == 0) throw new CommandFailure($"{directory}: there are no runs (detections-NN.csv)");
            foreach (string file in files)
            {
                string number = Path.GetFileName(file)["detections-".Length..].Split('.')[0];
                yield return (file, Path.Combine(Path.GetDirectoryName(request.Output) ?? "", $"{Path.GetFileNameWithoutExtension(request.Output)}-{number}.csv"));
            }

            yield break;
        }

        string name = request.Run is null ? "detections.csv" : $"detections-{request.Run}.csv";
        yield return (Find(directory, name) ?? throw new CommandFailure($"{directory}: no {name}; this scenario has several runs: --run NN or --run all"), request.Output);
    }

    static string? Find(string directory, string name)
    {
        string path = Path.Combine(directory, name);
        if (File.Exists(path)) return path;
        return File.Exists(path + ".gz") ? path + ".gz" : null;
    }

    static void RunOne(string directory, string detectionsPath, string output, double[] times, TrackRequest request, RunStatistics statistics, Totals totals)
    {
        ScenarioDescription scenario = ScenarioDescription.Load(directory);
        TrackerOptions options = scenario.Options with { Sectors = 2, Threads = Environment.ProcessorCount };
        Tracker tracker = new(options);
        scenario.Met = sensor =>
        {
            tracker.SetSite(sensor.ToSite(scenario.Reference));
            tracker.SetModel(sensor.ToModel());
        };
        foreach (ScenarioSensor sensor in scenario.Sensors) scenario.Met(sensor);

        CheckSensors(directory, scenario, request.Sensors);
        using ScenarioDetections detections = new(detectionsPath, scenario, request.Sensors);
        using StreamWriter writer = new(output) { NewLine = "\n" };
        writer.WriteLine(Header);
        ScenarioRun run = new(tracker, options, new LocalFrame(scenario.Reference with { Height = 0 }), writer);
        run.Run(detections, times, statistics.Records);
        if (detections.Skipped > 0) Console.Error.WriteLine($"atalaya: {detectionsPath}: {detections.Skipped} detections are of a kind that is not tracked yet (bearings)");
        statistics.Records.Records += detections.Rows;
        run.AddTo(totals);
        totals.Registration = RegistrationStatistics.Of(tracker, (source, _) => scenario.Sensors.FirstOrDefault(sensor => sensor.Source == source)?.Id ?? "");
    }

    /// <summary>A sensor that scenario.json does not name is a mistake (where there is none, any name may be meant).</summary>
    static void CheckSensors(string directory, ScenarioDescription scenario, string[]? wanted)
    {
        if (wanted is null || scenario.Sensors.Count == 0) return;
        string[] known = [.. scenario.Sensors.Select(sensor => sensor.Id)];
        if (wanted.Except(known).FirstOrDefault() is { } unknown) throw new CommandFailure($"{directory}: there is no sensor '{unknown}'; known: {string.Join(", ", known)}");
    }

    /// <summary>One pass: ticks end at 100 ms of scenario time, the instant of their end included, so that a row at t has seen every detection that had arrived by t.</summary>
    sealed class ScenarioRun(Tracker tracker, TrackerOptions options, LocalFrame plane, StreamWriter writer)
    {
        readonly ReportBatch _batch = new();
        readonly Picture _picture = new();
        readonly HashSet<ulong> _confirmed = [];
        long _reports;
        int _maxTracks;

        public void Run(ScenarioDetections detections, double[] times, RecordStatistics values)
        {
            bool holds = detections.TryRead(out Report next);
            Tick? open = null;
            foreach (double time in times)
            {
                Instant due = ScenarioDetections.Epoch.PlusSeconds(time);
                while (holds && next.ReceiveTime <= due)
                {
                    Tick tick = TickEndingAtOrAfter(next.ReceiveTime);
                    if (open is { } current && tick > current) Process(current, tick);
                    open = tick;
                    _batch.Add(next);
                    values.Add(next.M0);
                    values.Add(next.M1);
                    values.Add((ulong)next.Time.UnixNanoseconds);
                    holds = detections.TryRead(out next);
                }

                Tick end = TickEndingAtOrAfter(due);
                if (open is { } last && last <= end) Process(last, end.Next);
                open = end.Next;
                WriteRows(time, due);
            }
        }

        /// <summary>Tick n here covers (n, n + 1] × 100 ms.</summary>
        static Tick TickEndingAtOrAfter(Instant time) => Tick.Containing(time.PlusNanoseconds(-1));

        void Process(Tick tick, Tick until)
        {
            _batch.Reports.Sort(static (left, right) => Report.CompareOrder(left, right));
            _reports += _batch.Count;
            tracker.Process(tick, _batch.Reports, default);
            Apply(tick);
            _batch.Clear();
            for (Tick empty = tick.Next; empty < until && !tracker.IsIdle; empty = empty.Next)
            {
                tracker.Process(empty, default, default);
                Apply(empty);
            }
        }

        void Apply(Tick tick)
        {
            foreach (ulong id in tracker.Changed)
            {
                tracker.Read(id, out Track track);
                if (track.Status == TrackStatus.Confirmed) _confirmed.Add(id);
                _picture.Apply(new PictureDelta(_picture.Sequence + 1, tick, track));
            }

            _maxTracks = Math.Max(_maxTracks, _picture.Count);
        }

        void WriteRows(double time, Instant due)
        {
            foreach (ref readonly Track track in _picture.ToOrderedArray().AsSpan())
            {
                if (!TrackTables.IsShown(track)) continue;
                if (!track.Identity.HasKey && track.Existence < options.CoastExistence) continue; // more likely gone than there
                (double east, double north) = plane.Project(track.Latitude, track.Longitude);
                double seconds = due.SecondsSince(track.Time);
                bool isMoving = float.IsFinite(track.VelocityEast + track.VelocityNorth); // a place seen once has no velocity yet
                (double eastRate, double northRate) = isMoving ? (track.VelocityEast, track.VelocityNorth) : (0, 0);
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{time:0.###},{TrackText.Id(track.Id)},{east + eastRate * seconds:0.000},{north + northRate * seconds:0.000},{eastRate:0.000},{northRate:0.000},{TrackText.Address(track.Identity)},{TrackText.ModeA(track.Identity.Mode3A)},{(track.Identity.Mmsi == 0 ? "" : track.Identity.Mmsi.ToString(CultureInfo.InvariantCulture))}"));
            }
        }

        public void AddTo(Totals totals)
        {
            totals.Reports += _reports;
            totals.Confirmed += _confirmed.Count;
            totals.MaxTracks = Math.Max(totals.MaxTracks, _maxTracks);
        }
    }
}
