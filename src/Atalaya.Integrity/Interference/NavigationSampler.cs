using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Integrity.Interference;

/// <summary>
/// Lays down, for each sender in turn, where it is and how its navigation does: a new sample where it enters a cell, where its state changes, and every five
/// minutes, so that the samples of one sender are few and far apart.
/// </summary>
sealed class NavigationSampler(CellTable cells)
{
    /// <summary>FL100 and FL245, metres.</summary>
    public const double LowTopMeters = 3048, MiddleTopMeters = 7467.6;

    /// <summary>Who was not heard for so long is gone; vessels at anchor speak every three minutes.</summary>
    const double SilentSeconds = 60, SilentVesselSeconds = 400;

    const double SampleSeconds = 300;

    /// <summary>A place that other sensors had so long ago still holds; else the last good one does, for a while.</summary>
    const double PlaceSeconds = 30, GoodPlaceSeconds = 900;

    /// <summary>Height of the antenna of a vessel, metres.</summary>
    const float MastMeters = 15;

    public void Sample(ref NavigationMemory memory, in Track track, Instant now, InterferenceSettings settings)
    {
        bool isPresent = now.SecondsSince(memory.LastHeard) <= (track.Identity.Mmsi != 0 ? SilentVesselSeconds : SilentSeconds) && !track.IdentityConflict && memory.IsCounted(now, settings);
        if (!isPresent || !TryPlace(memory, track, now, out NavigationSample sample, out HeightBand band))
        {
            memory.Open = default;
            return;
        }

        int key = CellTable.KeyOf(AreaCells.CellOf(sample.Latitude, sample.Longitude), band);
        if (Continues(ref memory, key, sample.IsBad, now)) return;
        if (sample.IsBad && !memory.Open.IsNone && memory.HasGoodPlace) AddLastGood(memory, sample, band);
        SampleReference before = memory.Open.Key == key ? memory.Open : memory.Previous.Key == key ? memory.Previous : default;
        if (memory.Open.Key != key) memory.Previous = memory.Open;
        Supersede(before, now, ref sample, settings);
        memory.Open = cells.FindOrAdd(key).Add(sample);
    }

    /// <summary>The open sample goes on if nothing has changed.</summary>
    bool Continues(ref NavigationMemory memory, int key, bool isBad, Instant now)
    {
        if (memory.Open.IsNone || memory.Open.Key != key || cells.Find(key) is not { } cell || !cell.TryFind(memory.Open.Number, out int index)) return false;
        ref NavigationSample open = ref cell.At(index);
        if (open.IsBad != isBad || now.SecondsSince(open.From) >= SampleSeconds) return false;
        open.To = now;
        if (isBad) open.LastBad = now;
        return true;
    }

    /// <summary>An object counts once in a cell: the newer sample takes over what the older knew.</summary>
    void Supersede(SampleReference before, Instant now, ref NavigationSample sample, InterferenceSettings settings)
    {
        if (before.IsNone || cells.Find(before.Key) is not { } cell || !cell.TryFind(before.Number, out int index)) return;
        ref NavigationSample old = ref cell.At(index);
        if (old.Object != sample.Object || now.SecondsSince(old.To) > settings.WindowSeconds) return;
        old.IsSuperseded = true;
        if (sample.LastBad == default) sample.LastBad = old.LastBad;
    }

    /// <summary>The last good place before a turn to bad lies at the edge of what is jammed.</summary>
    void AddLastGood(in NavigationMemory memory, NavigationSample sample, HeightBand band)
    {
        if (cells.Find(memory.Open.Key) is not { } open || !open.TryFind(memory.Open.Number, out int index) || open[index].IsBad) return;
        (sample.IsBad, sample.IsSuperseded, sample.LastBad) = (false, true, default);
        (sample.Latitude, sample.Longitude) = ((float)memory.GoodLatitude, (float)memory.GoodLongitude);
        cells.FindOrAdd(CellTable.KeyOf(AreaCells.CellOf(sample.Latitude, sample.Longitude), band)).Add(sample);
    }

    /// <summary>
    /// Where other sensors, or a good navigation, have it; a bad navigation's own place may be frozen or false, so that the last good one stands for it where
    /// the track rests on nothing else.
    /// </summary>
    static bool TryPlace(in NavigationMemory memory, in Track track, Instant now, out NavigationSample sample, out HeightBand band)
    {
        bool isBad = memory.State == NavigationReading.Bad, isSea = track.Identity.Mmsi != 0;
        sample = new NavigationSample { Object = isSea ? track.Identity.Mmsi : track.Identity.Address, IsBad = isBad, IsTelling = isBad || memory.IsTelling(isSea), From = now, To = now, LastBad = isBad ? now : default };
        band = HeightBand.Sea;
        bool isTracked = track.HasPosition && now.SecondsSince(track.LastPositionTime) <= PlaceSeconds;
        if (isTracked) (sample.Latitude, sample.Longitude) = ((float)track.Latitude, (float)track.Longitude);
        else if (isBad && memory.HasGoodPlace && now.SecondsSince(memory.BadSince) <= GoodPlaceSeconds) (sample.Latitude, sample.Longitude) = ((float)memory.GoodLatitude, (float)memory.GoodLongitude);
        else if (isSea && track.HasPosition) (sample.Latitude, sample.Longitude) = ((float)track.Latitude, (float)track.Longitude);
        else return false;
        sample.HeightMeters = MastMeters;
        if (isSea) return true;
        if ((track.EstimatedPressureAltitude ?? track.PressureAltitude ?? track.EllipsoidHeight) is not { } height) return false;
        sample.HeightMeters = height;
        band = height < LowTopMeters ? HeightBand.Low : height < MiddleTopMeters ? HeightBand.Middle : HeightBand.High;
        return true;
    }
}
