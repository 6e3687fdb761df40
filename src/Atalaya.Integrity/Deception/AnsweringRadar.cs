using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Fusion;

namespace Atalaya.Integrity.Deception;

/// <summary>From where aircraft answer a radar.</summary>
sealed class AnsweringRadar(ushort source, ushort sensor)
{
    /// <summary>Steeper, it is in the cone of silence.</summary>
    const double Steepest = 0.6;

    readonly ProvenSpace _space = new();

    public ushort Source => source;
    public ushort Sensor => sensor;

    /// <summary>Of its newest answer: a radar that is silent misses nobody.</summary>
    public Instant Last { get; private set; }

    public void Note(in Report report, Instant time)
    {
        Last = Instant.Max(Last, time);
        if (report.PressureAltitude is { } height) _space.Add(report.M0, report.M1, height, report.Identity.Address, time);
    }

    /// <summary>True if an aircraft there must answer: others do from there and from beyond. Gives the radar's turn.</summary>
    public bool MustAnswer(EcefPosition place, double pressureHeight, Tracker tracker, Instant now, out double turnSeconds)
    {
        turnSeconds = double.NaN;
        if (!tracker.TryReadGeometry(new SourceId(source), sensor, out SensorGeometry geometry) || !double.IsFinite(geometry.TurnSeconds)) return false;
        turnSeconds = geometry.TurnSeconds;
        if (now.SecondsSince(Last) > 2 * turnSeconds) return false;
        EnuVector vector = geometry.Frame.ToEnu(StatedPath.Along(place, PlotComparer.UpAt(place), pressureHeight));
        return vector.Up <= Steepest * vector.Length && _space.Contains(vector, pressureHeight, now);
    }

    public void Save(StateWriter writer)
    {
        writer.Write(Last.UnixNanoseconds);
        _space.Save(writer);
    }

    public void Load(ref StateReader reader)
    {
        Last = new Instant(reader.ReadInt64());
        _space.Load(ref reader);
    }
}
