using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Sea;

/// <summary>
/// Vessels that ceased to send AIS where they were well heard, and vessels that radar sees where all others send it. What a vessel should have sent counts
/// only in places and at times where others are heard (<see cref="AisReception"/>): who leaves the coverage, or is there when a receiver fails, is not accused.
/// </summary>
sealed class DarkDetector : Detector
{
    const int StateVersion = 2;
    const double SweepSeconds = 5, LongestSweepSeconds = 15;

    /// <summary>Radar sees a vessel that it saw within so many seconds: three turns of the slowest.</summary>
    const double SightSeconds = 15;

    /// <summary>A vessel without a report for so many intervals is silent, and no witness of coverage any more: with 0.8 heard, one of 150.</summary>
    const double WitnessIntervals = 3.5;

    /// <summary>Beyond so many reports due, what was heard of a vessel before counts half; from so many on it is known; a gap counts so many at most.</summary>
    const float OwnMemory = 60, KnownOwnDue = 20, LongestGap = 10;

    /// <summary>Vessels that report no more often say too late that nothing is heard.</summary>
    const double LongestWitnessInterval = 30;

    readonly SlotColumn<SeaTrackMemory> _tracks = new();
    readonly AisReception _reception = new();
    readonly GoneVessels _gone = new();
    readonly AisNeighbours _neighbours = new();
    Instant _next, _swept;
    SeaSettings _settings = new();

    public override string Name => "sea_dark";

    public override void Configure(IntegritySettings settings) => _settings = settings.Sea;

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        for (int i = 0; i < tick.Reports.Length; i++)
        {
            if (tick.ReportSlots[i] < 0) continue;
            ref readonly Report report = ref tick.Reports[i];
            if (AisStatement.IsOfVessel(report)) Hear(tick, i, book);
            else if (IsMeasured(report)) See(ref _tracks[tick.ReportSlots[i]], tick.Uses[i].Time);
        }

        for (int i = 0; i < tick.Deltas.Length; i++) Note(ref _tracks[tick.DeltaSlots[i]], tick.Deltas[i].Track);
        if (tick.Now < _next) return;
        Sweep(tick, book);
        _next = tick.Now.PlusSeconds(SweepSeconds);
    }

    static bool IsMeasured(in Report report) => (report.Flags & (ReportFlags.SelfReported | ReportFlags.SystemTrack | ReportFlags.Duplicate)) == 0
        && report.Measurement is MeasurementKind.Polar or MeasurementKind.Plane;

    static void See(ref SeaTrackMemory track, Instant time)
    {
        track.Measured = Instant.Max(track.Measured, time);
        track.Plots++;
    }

    void Hear(in IntegrityTick tick, int index, AlertBook book)
    {
        ref readonly Report report = ref tick.Reports[index];
        ref SeaTrackMemory track = ref _tracks[tick.ReportSlots[index]];
        ulong trackId = tick.Uses[index].TrackId;
        if (track.Is(SeaTrackTraits.SilenceRaised)) book.End(new AlertCause(AlertKind.AisSilence, trackId));
        if (track.Is(SeaTrackTraits.DarkRaised)) book.End(new AlertCause(AlertKind.DarkVessel, trackId));
        track.Set(SeaTrackTraits.SilenceRaised | SeaTrackTraits.DarkRaised, false);
        _gone.Return(report.Identity.Mmsi, book);
        Instant before = track.Heard;
        track.Hear(tick.Now);
        if (AisStatement.HasPlace(report)) (track.StatedTime, track.StatedLatitude, track.StatedLongitude) = (tick.Uses[index].Time, report.M0, report.M1);
        if (!AisStatement.IsPosition(report)) return;
        if (report.NavigationStatus is { } status)
        {
            track.Set(SeaTrackTraits.ClassA, true);
            track.Status = status;
        }

        CountOwn(ref track, before == default ? 0 : tick.Now.SecondsSince(before));
        if (track.Is(SeaTrackTraits.OnSea)) _reception.AddHeard(SeaCell.Of(track.Latitude, track.Longitude), track.Is(SeaTrackTraits.ClassA));
    }

    static void CountOwn(ref SeaTrackMemory track, double gapSeconds)
    {
        double interval = ReportingInterval.Seconds(track.Is(SeaTrackTraits.ClassA), track.Speed, track.Status);
        track.OwnHeard++;
        track.OwnDue += (float)Math.Clamp(Math.Round(gapSeconds / interval), 1, LongestGap);
        if (track.OwnDue > OwnMemory) (track.OwnHeard, track.OwnDue) = (track.OwnHeard / 2, track.OwnDue / 2);
    }

    static void Note(ref SeaTrackMemory memory, in Track track)
    {
        bool isOnSea = track.HasPosition && track.Status is TrackStatus.Confirmed or TrackStatus.Coasting && track.Domain is Domain.Sea or Domain.Unknown;
        memory.Set(SeaTrackTraits.OnSea, isOnSea);
        memory.Set(SeaTrackTraits.Contradicted, track.PositionContradicted);
        memory.Set(SeaTrackTraits.Nameless, isOnSea && !track.Identity.HasKey && track.Identity.Mode3A is null && track.Identity.Callsign.IsEmpty
            && track.PressureAltitude is null && track.SeaLevelHeight is null && track.EllipsoidHeight is null);
        if (!isOnSea) return;
        (memory.Time, memory.Latitude, memory.Longitude) = (track.Time, track.Latitude, track.Longitude);
        (memory.North, memory.East) = float.IsFinite(track.VelocityNorth) ? (track.VelocityNorth, track.VelocityEast) : (0, 0);
    }

    void Sweep(in IntegrityTick tick, AlertBook book)
    {
        double seconds = _swept == default ? SweepSeconds : Math.Clamp(tick.Now.SecondsSince(_swept), 0, LongestSweepSeconds);
        _swept = tick.Now;
        _reception.Fade(seconds);
        _neighbours.Clear();
        for (int slot = 0; slot < tick.Slots.Limit; slot++)
            if (_tracks[slot].HasAis && _tracks[slot].Is(SeaTrackTraits.OnSea)) Witness(slot, tick.Now, seconds);
        _neighbours.Sort();
        for (int slot = 0; slot < tick.Slots.Limit; slot++)
        {
            ref SeaTrackMemory track = ref _tracks[slot];
            if (!track.Is(SeaTrackTraits.OnSea)) continue;
            if (track.HasAis) WeighSilence(tick, slot, ref track, seconds, book);
            else if (track.Is(SeaTrackTraits.Nameless)) WeighDark(tick, slot, ref track, seconds, book);
        }

        _gone.Sweep(tick.Now, book);
    }

    /// <summary>What a vessel should have sent since the last sweep counts for the coverage of its cell, as long as it is there.</summary>
    void Witness(int slot, Instant now, double seconds)
    {
        ref SeaTrackMemory track = ref _tracks[slot];
        bool isClassA = track.Is(SeaTrackTraits.ClassA);
        double interval = ReportingInterval.Seconds(isClassA, track.Speed, track.Status), silence = now.SecondsSince(track.Heard);
        bool isHeard = silence <= Math.Max(30, WitnessIntervals * interval);
        int cell = SeaCell.Of(track.Latitude, track.Longitude);
        if (isHeard) _reception.AddDue(cell, isClassA, seconds / interval);
        if (interval <= LongestWitnessInterval) _reception.AddWitness(cell, isClassA, isHeard);
        _neighbours.Add(cell, slot);
        if (track.Is(SeaTrackTraits.Contradicted) && track.StatedTime != default) _neighbours.AddStated(SeaCell.Of(track.StatedLatitude, track.StatedLongitude), slot);
    }

    void WeighSilence(in IntegrityTick tick, int slot, ref SeaTrackMemory track, double seconds, AlertBook book)
    {
        double interval = ReportingInterval.Seconds(track.Is(SeaTrackTraits.ClassA), track.Speed, track.Status), silence = tick.Now.SecondsSince(track.Heard);
        if (silence < 2 * Math.Min(interval, 30)) return;
        bool isSeen = track.Measured > track.Heard && tick.Now.SecondsSince(track.Measured) <= SightSeconds, wasSeen = track.SeenSeconds >= _settings.SilenceSeconds / 2;
        if (!IsProven(tick, track, isSeen || wasSeen, out AisReception.Share share)) return;
        double reception = track.OwnDue >= KnownOwnDue ? Math.Min(share.Reception, Math.Min(1, track.OwnHeard / track.OwnDue)) : share.Reception;
        if (reception < _settings.ProvenReception) return;
        track.MissedReports += (float)(seconds / interval);
        track.ProvenSeconds += (float)seconds;
        if (isSeen) track.SeenSeconds += (float)seconds;
        track.Evidence -= (float)(seconds / interval * StableMath.Log(1 - Math.Min(reception, 0.95)));
        if (track.Evidence < -StableMath.Log(_settings.SilenceChance)) return;
        if (track.MissedReports < (wasSeen ? _settings.MissedReports : _settings.UnseenMissedReports)) return;
        if (Math.Min(silence, track.ProvenSeconds + 60) < (wasSeen ? _settings.SilenceSeconds : _settings.UnseenSilenceSeconds)) return;
        AlertCause cause = new(AlertKind.AisSilence, tick.Slots[slot]);
        if (!book.WantsStatement(cause) || IsHeardElsewhere(tick, slot, track)) return;
        if (book.Raise(cause, SilenceStatement(tick, track, cause.Subject, wasSeen, silence, share))) track.Set(SeaTrackTraits.SilenceRaised, true);
    }

    /// <summary>Two vessels that lay alongside may leave with each other's tracks: the number is then heard on another track.</summary>
    bool IsHeardElsewhere(in IntegrityTick tick, int slot, in SeaTrackMemory track)
    {
        if (!tick.Picture.TryGet(tick.Slots[slot], out Track published)) return true;
        foreach (ref readonly Track other in tick.Picture.Tracks)
            if (other.Id != published.Id && other.Identity.Mmsi == published.Identity.Mmsi && tick.Slots.Find(other.Id) is >= 0 and int found && _tracks[found].Heard > track.Heard) return true;
        return false;
    }

    /// <summary>Others of its class are heard where it is; without radar, also where it was going, and it was going somewhere.</summary>
    bool IsProven(in IntegrityTick tick, in SeaTrackMemory track, bool isSeen, out AisReception.Share share)
    {
        bool isClassA = track.Is(SeaTrackTraits.ClassA);
        double since = isSeen ? 0 : Math.Max(0, tick.Now.SecondsSince(track.Time));
        if (!IsProven(track, since, isClassA, out share)) return false;
        if (isSeen) return true;
        const double UnderWay = 1, AheadMeters = 11_000;
        double speed = track.Speed;
        return speed >= UnderWay && IsProven(track, 0, isClassA, out _) && IsProven(track, since + AheadMeters / speed, isClassA, out _);
    }

    bool IsProven(in SeaTrackMemory track, double seconds, bool isClassA, out AisReception.Share share)
    {
        const double MetersPerRadian = 6_371_000;
        double north = track.North * seconds / MetersPerRadian, east = track.East * seconds / (MetersPerRadian * Math.Max(0.05, StableMath.Cos(track.Latitude)));
        share = _reception.Around(track.Latitude + north, track.Longitude + east, isClassA, isHereOnly: seconds > 0);
        return share.IsKnown && share.IsAlive && share.Vessels >= _settings.ProvenVessels && share.Reception >= _settings.ProvenReception;
    }

    AlertStatement SilenceStatement(in IntegrityTick tick, in SeaTrackMemory track, ulong id, bool isSeen, double silence, AisReception.Share share)
    {
        tick.Picture.TryGet(id, out Track published);
        double chance = StableMath.Exp(-Math.Min(track.Evidence, 50));
        return AlertStatement.Of(published, isSeen ? AlertSeverity.Caution : AlertSeverity.Advisory) with
        {
            Verdict = Verdict.Dark,
            Alternative = isSeen ? Verdict.Fault : Verdict.Coverage,
            Confidence = _settings.SwitchedOffShare * (1 - chance) * (isSeen ? 1 : share.Reception),
            ReopenSeconds = 600,
            Evidence =
            [
                new(EvidenceTest.Silence, silence, isSeen ? _settings.SilenceSeconds : _settings.UnseenSilenceSeconds, (int)track.MissedReports),
                new(EvidenceTest.ChanceProbability, chance, _settings.SilenceChance, (int)track.MissedReports),
                new(EvidenceTest.OthersHeard, share.Vessels, _settings.ProvenVessels, (int)share.Heard),
                new(EvidenceTest.DetectionProbability, share.Reception, _settings.ProvenReception, (int)share.Due),
            ],
        };
    }

    void WeighDark(in IntegrityTick tick, int slot, ref SeaTrackMemory track, double seconds, AlertBook book)
    {
        double speed = track.Speed;
        bool isSeen = tick.Now.SecondsSince(track.Measured) <= SightSeconds, isVessel = speed >= _settings.DarkVesselLeastSpeed && speed <= _settings.DarkVesselMostSpeed;
        AisReception.Share share = default;
        if (!isSeen || !isVessel || LandMask.IsInland(track.Latitude, track.Longitude) || !IsProven(track, 0, isClassA: false, out share))
        {
            // A vessel that turns or drifts for a moment goes on where it was.
            track.DarkSeconds = (float)Math.Max(0, track.DarkSeconds - (speed > _settings.DarkVesselMostSpeed ? 10 : 0.2) * seconds);
            return;
        }

        if (_neighbours.IsAnyNear(_tracks, track, tick.Now, _settings.TwinMeters))
        {
            track.DarkSeconds = 0;
            return;
        }

        track.DarkSeconds += (float)seconds;
        AlertCause cause = new(AlertKind.DarkVessel, tick.Slots[slot]);
        if (track.DarkSeconds < _settings.DarkVesselSeconds || !book.WantsStatement(cause) || !tick.Picture.TryGet(cause.Subject, out Track published)) return;
        if (book.Raise(cause, DarkStatement(track, published, share))) track.Set(SeaTrackTraits.DarkRaised, true);
    }

    AlertStatement DarkStatement(in SeaTrackMemory track, in Track published, AisReception.Share share) => AlertStatement.Of(published, AlertSeverity.Advisory) with
    {
        Verdict = Verdict.Dark,
        Alternative = Verdict.Coverage,
        Confidence = published.Existence * share.Reception,
        ReopenSeconds = 600,
        Evidence =
        [
            new(EvidenceTest.Duration, track.DarkSeconds, _settings.DarkVesselSeconds, (int)track.Plots),
            new(EvidenceTest.OthersHeard, share.Vessels, _settings.ProvenVessels, (int)share.Heard),
            new(EvidenceTest.DetectionProbability, share.Reception, _settings.ProvenReception, (int)share.Due),
        ],
    };

    public override void Forget(int slot, in Track track, AlertBook book)
    {
        ref SeaTrackMemory memory = ref _tracks[slot];
        if (memory.Is(SeaTrackTraits.DarkRaised)) book.End(new AlertCause(AlertKind.DarkVessel, track.Id));
        if (memory.Is(SeaTrackTraits.SilenceRaised))
        {
            if (track.MergedInto != 0) book.End(new AlertCause(AlertKind.AisSilence, track.Id));
            else _gone.Add(track.Identity.Mmsi, track.Id, track.LastReceiveTime, book);
        }

        _tracks.Clear(slot);
    }

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("IDRK", StateVersion);
        writer.Write(_next.UnixNanoseconds);
        writer.Write(_swept.UnixNanoseconds);
        for (int slot = 0; slot < slots.Limit; slot++) _tracks[slot].Write(writer);
        _reception.Save(writer);
        _gone.Save(writer);
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        if (reader.Tag("IDRK", StateVersion) < StateVersion) throw new InvalidDataException("state: dark vessels of an earlier layout");
        (_next, _swept) = (new Instant(reader.ReadInt64()), new Instant(reader.ReadInt64()));
        for (int slot = 0; slot < slots.Limit; slot++) _tracks[slot] = SeaTrackMemory.Read(ref reader);
        _reception.Load(ref reader);
        _gone.Load(ref reader);
    }
}
