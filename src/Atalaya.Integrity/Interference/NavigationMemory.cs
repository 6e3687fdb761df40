using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Interference;

/// <summary>
/// What is remembered of one sender's satellite navigation: its state, confirmed by readings that last, and whether it was good before it turned bad. Only such
/// a turn counts: who is always bad has bad equipment, and who turns again and again as well.
/// </summary>
struct NavigationMemory
{
    /// <summary>More turns to bad in an hour are the sender's own.</summary>
    const int MostTurns = 3;

    const double TurnsSeconds = 3600;

    /// <summary>Messages from one position to the next: memory of that number, in positions.</summary>
    const float GapMemory = 32;

    /// <summary>Silence of positions alone: messages without one over the usual gap; exp(-13.8) = 1e-6.</summary>
    const float LostEvidence = 13.8f;

    const double LostSeconds = 15;

    public NavigationReading Reading, State;
    Instant _readingSince, _lastGood, _goodSince;

    public Instant BadSince;

    /// <summary>Its last statement of any kind.</summary>
    public Instant LastHeard;

    Instant _lastPosition, _firstTurn, _accurateSince;
    byte _turns, _device;
    bool _isProven, _isAccurate;

    /// <summary>It was good before it turned bad.</summary>
    public bool TurnedBad;

    float _gap, _missed;

    /// <summary>Where it was when its navigation was good last, radians.</summary>
    public double GoodLatitude, GoodLongitude;

    public bool HasGoodPlace;

    /// <summary>Of its newest bad statement.</summary>
    public Provenance BadFrame;

    /// <summary>The sample that is open, and the one of the cell before: cell key and number in it; key -1 = none.</summary>
    public SampleReference Open, Previous;

    /// <summary>Interference would show in what it states: a vessel that never stated accuracy may repeat its last place and look well.</summary>
    public readonly bool IsTelling(bool isSea) => !isSea || _isAccurate;

    public readonly bool IsKnown => LastHeard != default || _device != 0;

    public readonly bool IsCounted(Instant now, InterferenceSettings settings) =>
        State == NavigationReading.Good || (State == NavigationReading.Bad && TurnedBad && now.SecondsSince(BadSince) < settings.ChronicSeconds);

    public void NoteAircraft(in Report report, Instant time, InterferenceSettings settings)
    {
        LastHeard = Instant.Max(LastHeard, time);
        bool isPosition = report.Measurement == MeasurementKind.Geodetic;
        _missed++;
        if (isPosition)
        {
            if (_gap == 0) _gap = _missed;
            else if (Reading != NavigationReading.Bad) _gap += (_missed - _gap) / GapMemory;
            (_lastPosition, _missed) = (time, 0);
        }

        Note(NavigationReadings.OfAircraft(report), report, time, settings);
    }

    public void NoteVessel(in Report report, Instant time, InterferenceSettings settings)
    {
        if (report.PositionDevice is { } device) _device = device;
        NavigationReading reading = NavigationReadings.OfVessel(report);
        if (reading == NavigationReading.None || !NavigationReadings.UsesSatellites(_device)) return;
        LastHeard = Instant.Max(LastHeard, time);
        if (reading == NavigationReading.Good) reading = NoteAccuracy(NavigationReadings.IsAccurate(report), time, settings);
        Note(reading, report, time, settings);
    }

    /// <summary>Who was accurate for long and no longer is has lost integrity, until that is how it is; who never was is good with a position.</summary>
    NavigationReading NoteAccuracy(bool isAccurate, Instant time, InterferenceSettings settings)
    {
        if (isAccurate)
        {
            if (_accurateSince == default) _accurateSince = time;
            _isAccurate |= time.SecondsSince(_accurateSince) >= settings.ProvenGoodSeconds;
            return NavigationReading.Good;
        }

        _accurateSince = default;
        if (State == NavigationReading.Bad && time.SecondsSince(BadSince) > settings.GoodMemorySeconds) _isAccurate = false;
        return _isAccurate ? NavigationReading.Bad : NavigationReading.Good;
    }

    /// <summary>A vessel at anchor speaks every three minutes: what it said last holds until then.</summary>
    public void Settle(Instant now, InterferenceSettings settings)
    {
        if (Reading != NavigationReading.None) Confirm(now, settings);
    }

    /// <summary>Positions of an aircraft cease to come while other messages go on.</summary>
    public void FindLoss(Instant now, InterferenceSettings settings)
    {
        if (Reading == NavigationReading.Bad || _lastPosition == default || _missed < LostEvidence * _gap || LastHeard.SecondsSince(_lastPosition) < LostSeconds) return;
        Set(NavigationReading.Bad, _lastPosition);
        Confirm(now, settings);
    }

    void Note(NavigationReading reading, in Report report, Instant time, InterferenceSettings settings)
    {
        if (reading == NavigationReading.None) return;
        if (reading == NavigationReading.Bad) BadFrame = report.Provenance;
        Set(reading, time);
        Confirm(time, settings);
        if (reading != NavigationReading.Good || report.Measurement != MeasurementKind.Geodetic) return;
        _lastGood = time;
        (GoodLatitude, GoodLongitude, HasGoodPlace) = (report.M0, report.M1, true);
    }

    void Set(NavigationReading reading, Instant time)
    {
        if (Reading == reading) return;
        (Reading, _readingSince) = (reading, time);
    }

    void Confirm(Instant now, InterferenceSettings settings)
    {
        double lasts = now.SecondsSince(_readingSince);
        if (Reading == State)
        {
            if (State == NavigationReading.Good) _isProven |= now.SecondsSince(_goodSince) >= settings.ProvenGoodSeconds;
            return;
        }

        if (Reading == NavigationReading.Bad && lasts >= settings.BadAfterSeconds) TurnBad(settings);
        else if (Reading != NavigationReading.Bad && lasts >= settings.GoodAfterSeconds) TurnFromBad();
    }

    void TurnBad(InterferenceSettings settings)
    {
        State = NavigationReading.Bad;
        BadSince = _readingSince;
        bool wasGood = _isProven && BadSince.SecondsSince(_lastGood) < settings.GoodMemorySeconds;
        if (wasGood && BadSince.SecondsSince(_firstTurn) > TurnsSeconds) (_firstTurn, _turns) = (BadSince, 0);
        if (wasGood && _turns < byte.MaxValue) _turns++;
        TurnedBad = wasGood && _turns <= MostTurns;
    }

    void TurnFromBad()
    {
        State = Reading;
        if (State == NavigationReading.Good) _goodSince = _readingSince;
    }

    public readonly void Save(StateWriter writer)
    {
        writer.Write((byte)Reading);
        writer.Write((byte)State);
        foreach (Instant time in (ReadOnlySpan<Instant>)[_readingSince, _lastGood, _goodSince, BadSince, LastHeard, _lastPosition, _firstTurn, _accurateSince]) writer.Write(time.UnixNanoseconds);
        writer.Write(_turns);
        writer.Write(_device);
        foreach (bool flag in (ReadOnlySpan<bool>)[_isProven, _isAccurate, TurnedBad, HasGoodPlace]) writer.Write(flag);
        foreach (double value in (ReadOnlySpan<double>)[_gap, _missed, GoodLatitude, GoodLongitude]) writer.Write(value);
        writer.Write(BadFrame.Source.Number);
        writer.Write(BadFrame.Position.Segment);
        writer.Write(BadFrame.Position.Offset);
        Open.Save(writer);
        Previous.Save(writer);
    }

    public static NavigationMemory Load(ref StateReader reader)
    {
        NavigationMemory memory = new() { Reading = (NavigationReading)reader.ReadByte(), State = (NavigationReading)reader.ReadByte() };
        (memory._readingSince, memory._lastGood, memory._goodSince, memory.BadSince) = (ReadTime(ref reader), ReadTime(ref reader), ReadTime(ref reader), ReadTime(ref reader));
        (memory.LastHeard, memory._lastPosition, memory._firstTurn, memory._accurateSince) = (ReadTime(ref reader), ReadTime(ref reader), ReadTime(ref reader), ReadTime(ref reader));
        (memory._turns, memory._device) = (reader.ReadByte(), reader.ReadByte());
        (memory._isProven, memory._isAccurate, memory.TurnedBad, memory.HasGoodPlace) = (reader.ReadBoolean(), reader.ReadBoolean(), reader.ReadBoolean(), reader.ReadBoolean());
        (memory._gap, memory._missed, memory.GoodLatitude, memory.GoodLongitude) = ((float)reader.ReadDouble(), (float)reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        memory.BadFrame = new Provenance(new SourceId(reader.ReadUInt16()), new LogPosition(reader.ReadUInt32(), reader.ReadUInt32()));
        memory.Open = SampleReference.Load(ref reader);
        memory.Previous = SampleReference.Load(ref reader);
        return memory;
    }

    static Instant ReadTime(ref StateReader reader) => new(reader.ReadInt64());
}
