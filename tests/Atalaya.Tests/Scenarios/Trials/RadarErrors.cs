using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix;
using Atalaya.Scenarios;
using Atalaya.Scenarios.Trials;

namespace Atalaya.Tests.Scenarios.Trials;

/// <summary>Errors of a trial's radar against the truth, by its plots as our decoder reads them.</summary>
sealed record RadarErrors(int Plots, double RangeRms, double AcrossRmsAt40Kilometers)
{
    public static RadarErrors Of(TrialOptions options)
    {
        Scenario trial = TrialScenario.Create(options);
        var objects = new Objects();
        trial.ObserveTruth(objects);
        var frame = new LocalFrame(trial.Sources[0].Site);
        var decoder = new AsterixSourceDecoder(new SourceSite(new SourceId(1), "radar-1") { Position = trial.Sources[0].Site }, datagrams: true);
        var batch = new ReportBatch();
        int plots = 0;
        double range = 0, across = 0;
        while (trial.TryNext(out int source, out Instant time, out ReadOnlySpan<byte> bytes))
        {
            if (source != 0) continue;
            decoder.Decode(new Frame(FrameKind.SensorData, new SourceId(1), time, default, bytes), batch);
            foreach (Report report in batch.Reports)
            {
                if (!report.Identity.HasAddress || !objects.ByAddress.TryGetValue(report.Identity.Address, out ScenarioObject? thing)) continue;
                EnuVector vector = frame.ToEnu(thing.At(report.Time.SecondsSince(trial.Start)).Position);
                double azimuth = Angle.NormalizePlusMinusPi(report.M1 - StableMath.Atan2(vector.East, vector.North));
                range += (report.M0 - vector.Length) * (report.M0 - vector.Length);
                across += azimuth * azimuth * 40_000 * 40_000;
                plots++;
            }

            batch.Clear();
        }

        return new RadarErrors(plots, Math.Sqrt(range / plots), Math.Sqrt(across / plots));
    }

    sealed class Objects : ITruthObserver
    {
        public Dictionary<uint, ScenarioObject> ByAddress { get; } = [];

        public void Observe(Instant time, ScenarioObject thing, in TruthState state) => ByAddress[thing.Address] = thing;
    }
}
