using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Fusion;

namespace Atalaya.Integrity.Deception;

/// <summary>From where aircraft answer a radar: parts of 25 km of range, 15° of azimuth and a band of heights. What is low may be hidden where others, higher, are not.</summary>
sealed class AnsweringRadar(ushort source, ushort sensor)
{
    const int Ranges = 20, Azimuths = 24, Bands = 4;
    const double RangeMeters = 25_000;

    /// <summary>Steeper, it is in the cone of silence.</summary>
    const double Steepest = 0.6;

    /// <summary>Different aircraft that prove a part of space.</summary>
    const int Proof = 3;

    readonly AnswerCell[] _cells = new AnswerCell[Ranges * Azimuths * Bands];

    public ushort Source => source;
    public ushort Sensor => sensor;

    /// <summary>Of its newest answer: a radar that is silent misses nobody.</summary>
    public Instant Last { get; private set; }

    public void Note(in Report report, Instant time)
    {
        Last = Instant.Max(Last, time);
        if (report.PressureAltitude is { } height && CellOf(report.M0, report.M1, height) is >= 0 and int cell) _cells[cell].Add(report.Identity.Address, time);
    }

    /// <summary>
    /// True if an aircraft there must answer: others do from there and from beyond, so that no edge of the radar's reach lies between. Gives its turn.
    /// </summary>
    public bool MustAnswer(EcefPosition place, double pressureHeight, Tracker tracker, Instant now, out double turnSeconds)
    {
        turnSeconds = double.NaN;
        if (!tracker.TryReadGeometry(new SourceId(source), sensor, out SensorGeometry geometry) || !double.IsFinite(geometry.TurnSeconds)) return false;
        turnSeconds = geometry.TurnSeconds;
        if (now.SecondsSince(Last) > 2 * turnSeconds) return false;
        EnuVector vector = geometry.Frame.ToEnu(StatedPath.Along(place, PlotComparer.UpAt(place), pressureHeight));
        if (vector.Up > Steepest * vector.Length) return false;
        double azimuth = StableMath.Atan2(vector.East, vector.North);
        return IsProven(CellOf(vector.Length, azimuth, pressureHeight), now) && IsProven(CellOf(vector.Length + RangeMeters, azimuth, pressureHeight), now);
    }

    bool IsProven(int cell, Instant now) => cell >= 0 && _cells[cell].Count(now) >= Proof;

    static int CellOf(double range, double azimuth, double height)
    {
        if (!(range >= 0) || range >= Ranges * RangeMeters || !double.IsFinite(azimuth)) return -1;
        int sector = Math.Clamp((int)(Angle.NormalizeZeroToTwoPi(azimuth) * (Azimuths / Angle.TwoPi)), 0, Azimuths - 1);
        int band = height < 1500 ? 0 : height < 4000 ? 1 : height < 8000 ? 2 : 3;
        return ((int)(range / RangeMeters) * Azimuths + sector) * Bands + band;
    }

    public void Save(StateWriter writer)
    {
        writer.Write(Last.UnixNanoseconds);
        foreach (AnswerCell cell in _cells) cell.Write(writer);
    }

    public void Load(ref StateReader reader)
    {
        Last = new Instant(reader.ReadInt64());
        for (int i = 0; i < _cells.Length; i++) _cells[i] = AnswerCell.Read(ref reader);
    }
}
