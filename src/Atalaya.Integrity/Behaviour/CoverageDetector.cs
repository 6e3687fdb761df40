using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Sources;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Behaviour;

/// <summary>
/// Aircraft that are lost, or begin, high up where a radar that is at work has been proven to see everything. Where tracks usually begin and end is learned.
/// </summary>
sealed class CoverageDetector : Detector
{
    const int StateVersion = 1;

    /// <summary>How long an alert of an event stays.</summary>
    const double EventSeconds = 300;

    /// <summary>The place must be well seen so long before and after, too.</summary>
    const double AroundSeconds = 60;

    /// <summary>Memory of where tracks begin and end.</summary>
    const double UsualSeconds = 6 * 3600;

    const double NearMeters = 5000;
    const byte WasConfirmed = 1, HasAppeared = 2;

    readonly SlotColumn<byte> _marks = new();
    readonly RadarList _radars = new();
    readonly UsualPlaces _begins = new("IBEG", UsualSeconds), _ends = new("IEND", UsualSeconds);
    readonly List<(AlertCause Cause, Instant Until)> _events = [];
    Instant _start;
    CoverageSettings _settings = new();

    public override string Name => "coverage";

    public override void Configure(IntegritySettings settings) => _settings = settings.Behaviour.Coverage;

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        if (_start == default) _start = tick.Now;
        _radars.Hear(tick.Reports, tick.Now);
        while (_events.Count > 0 && _events[0].Until <= tick.Now)
        {
            book.End(_events[0].Cause);
            _events.RemoveAt(0);
        }

        for (int i = 0; i < tick.Deltas.Length; i++)
        {
            ref readonly Track track = ref tick.Deltas[i].Track;
            ref byte marks = ref _marks[tick.DeltaSlots[i]];
            if (track.Status == TrackStatus.Ended && (marks & WasConfirmed) != 0) End(tick, track, book);
            else if (track.Status == TrackStatus.Confirmed && marks == 0 && IsHighFlyer(track)) Begin(tick, track, ref marks, book);
        }
    }

    bool IsHighFlyer(in Track track) => track.Domain == Domain.Air && track.HasPosition && !float.IsNaN(track.VelocityNorth) && track.Identity.HasKey && track.PressureAltitude is not null;

    void Begin(in IntegrityTick tick, in Track track, ref byte marks, AlertBook book)
    {
        marks = WasConfirmed;
        bool isUsual = _begins.Count(track.Latitude, track.Longitude, tick.Now, out double before) && before > _settings.MostUsual;
        if (!_settings.IsEnabled || isUsual || !MayCount(track) || track.StartTime < _start.PlusSeconds(_settings.SettlingSeconds) || track.SplitFrom != 0) return;
        double toStart = track.StartTime.SecondsSince(track.Time);
        if (FindRadar(tick, track, toStart - AroundSeconds, toStart, needsPart: false) is not { } evidence || HasCompany(tick, track, toStart)) return;
        Raise(tick, track, new AlertCause(AlertKind.AppearedInCoverage, track.Id), evidence, book);
        marks |= HasAppeared;
    }

    void End(in IntegrityTick tick, in Track track, AlertBook book)
    {
        bool isUsual = _ends.Count(track.Latitude, track.Longitude, tick.Now, out double before) && before > _settings.MostUsual;
        bool isYoung = track.Time.SecondsSince(track.StartTime) < _settings.LeastAgeSeconds;
        if (!_settings.IsEnabled || isUsual || isYoung || track.MergedInto != 0 || !MayCount(track) || tick.Now < _start.PlusSeconds(_settings.SettlingSeconds)) return;
        double since = tick.Now.SecondsSince(track.Time);
        if (FindRadar(tick, track, since, since + AroundSeconds, needsPart: true) is not { } evidence || HasCompany(tick, track, since)) return;
        Raise(tick, track, new AlertCause(AlertKind.LostInCoverage, track.Id), evidence, book);
    }

    /// <summary>High enough, fast enough, and not on its way up from or down to a runway.</summary>
    bool MayCount(in Track track) => track.PressureAltitude >= _settings.LeastHeightMeters && Vessels.SpeedOf(track) >= _settings.LeastSpeedMetersPerSecond && (track.Flags & ReportFlags.OnGround) == 0
        && !(Math.Abs(track.VerticalRate ?? 0) > 2 && track.PressureAltitude < 3 * _settings.LeastHeightMeters);

    /// <summary>A radar at work that sees objects of an identity nearly every turn along the track's way; null = none.</summary>
    /// <param name="needsPart">It must have seen this one before.</param>
    AlertEvidence? FindRadar(in IntegrityTick tick, in Track track, double fromSeconds, double toSeconds, bool needsPart)
    {
        LocalFrame frame = new(track.Position);
        foreach (RadarList.Radar radar in _radars.All)
        {
            if (tick.Now.SecondsSince(radar.Last) > _settings.SilentSeconds || tick.Now.SecondsSince(radar.First) < _settings.SettlingSeconds || (needsPart && !HasPart(track, radar))) continue;
            double least = 1, turns = double.MaxValue;
            for (int i = 0; i <= 2 && least >= _settings.LeastProbability; i++)
            {
                double seconds = fromSeconds + i * (toSeconds - fromSeconds) / 2;
                GeodeticPosition place = frame.Unproject(seconds * track.VelocityEast, seconds * track.VelocityNorth);
                DetectionEstimate seen = tick.Tracker.Coverage.TryRead(radar.Source, radar.Sensor, place.Latitude, place.Longitude, tick.Now, out CoverageCell cell) ? cell.Identified : default;
                (least, turns) = (Math.Min(least, seen.Probability), Math.Min(turns, seen.Turns));
            }

            if (least >= _settings.LeastProbability && turns >= _settings.LeastTurns) return new AlertEvidence(EvidenceTest.DetectionProbability, least, _settings.LeastProbability, (int)turns, radar.Source, radar.Sensor);
        }

        return null;
    }

    static bool HasPart(in Track track, in RadarList.Radar radar)
    {
        for (int i = 0; i < track.ContributionCount; i++)
            if (track.Contributions[i].Source == radar.Source && track.Contributions[i].Sensor == radar.Sensor && track.Contributions[i].Count >= 5) return true;
        return false;
    }

    /// <summary>Another aircraft is, or was, where this one should be: one track took over from another.</summary>
    static bool HasCompany(in IntegrityTick tick, in Track track, double seconds)
    {
        LocalFrame frame = new(track.Position);
        (double east, double north) = (seconds * track.VelocityEast, seconds * track.VelocityNorth);
        foreach (ref readonly Track other in tick.Picture.Tracks)
        {
            if (other.Id == track.Id || !other.HasPosition || Math.Abs(other.Latitude - track.Latitude) > 0.05 || other.Domain is Domain.Sea or Domain.Land) continue;
            (double otherEast, double otherNorth) = frame.Project(other.Latitude, other.Longitude);
            if ((otherEast - east) * (otherEast - east) + (otherNorth - north) * (otherNorth - north) < NearMeters * NearMeters) return true;
        }

        return false;
    }

    void Raise(in IntegrityTick tick, in Track track, in AlertCause cause, AlertEvidence evidence, AlertBook book)
    {
        if (!book.Raise(cause, AlertStatement.Of(track, AlertSeverity.Caution) with { Alternative = Verdict.Coverage, Evidence = [evidence] })) return;
        _events.Add((cause, tick.Now.PlusSeconds(EventSeconds)));
    }

    /// <summary>What was lost stays listed for a while.</summary>
    public override void Forget(int slot, in Track track, AlertBook book)
    {
        if ((_marks[slot] & HasAppeared) != 0)
        {
            ulong id = track.Id;
            book.End(new AlertCause(AlertKind.AppearedInCoverage, id));
            _events.RemoveAll(found => found.Cause.Subject == id && found.Cause.Kind == AlertKind.AppearedInCoverage);
        }

        _marks.Clear(slot);
    }

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("ICOV", StateVersion);
        writer.Write(_start.UnixNanoseconds);
        for (int slot = 0; slot < slots.Limit; slot++) writer.Write(_marks[slot]);
        writer.Write(_events.Count);
        foreach ((AlertCause cause, Instant until) in _events)
        {
            writer.Write((byte)cause.Kind);
            writer.Write(cause.Subject);
            writer.Write(until.UnixNanoseconds);
        }

        _radars.Save(writer);
        _begins.Save(writer);
        _ends.Save(writer);
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        reader.Tag("ICOV", StateVersion);
        _start = new Instant(reader.ReadInt64());
        for (int slot = 0; slot < slots.Limit; slot++) _marks[slot] = reader.ReadByte();
        _events.Clear();
        for (int i = reader.ReadCount(17); i > 0; i--) _events.Add((new AlertCause((AlertKind)reader.ReadByte(), reader.ReadUInt64()), new Instant(reader.ReadInt64())));
        _radars.Load(ref reader);
        _begins.Load(ref reader);
        _ends.Load(ref reader);
    }
}
