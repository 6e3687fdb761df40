using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>
/// From where a station hears aircraft: parts of 25 km of range, 15° of azimuth and a band of heights. What is low may be hidden where others, higher, are not.
/// </summary>
sealed class ProvenSpace
{
    const int Ranges = 20, Azimuths = 24, Bands = 4;
    const double RangeMeters = 25_000;

    /// <summary>Different aircraft that prove a part of space.</summary>
    const int Proof = 3;

    readonly AnswerCell[] _cells = new AnswerCell[Ranges * Azimuths * Bands];

    public void Add(double range, double azimuth, double height, uint address, Instant time)
    {
        if (CellOf(range, azimuth, height) is >= 0 and int cell) _cells[cell].Add(address, time);
    }

    /// <summary>True if others are heard from there and from beyond, so that no edge of the station's reach lies between.</summary>
    public bool Contains(in EnuVector place, double height, Instant now)
    {
        double azimuth = StableMath.Atan2(place.East, place.North), range = place.Length;
        return IsProven(CellOf(range, azimuth, height), now) && IsProven(CellOf(range + RangeMeters, azimuth, height), now);
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
        foreach (AnswerCell cell in _cells) cell.Write(writer);
    }

    public void Load(ref StateReader reader)
    {
        for (int i = 0; i < _cells.Length; i++) _cells[i] = AnswerCell.Read(ref reader);
    }
}
