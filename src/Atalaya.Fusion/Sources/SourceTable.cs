using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Fusion.Registering;

namespace Atalaya.Fusion.Sources;

/// <summary>All sources by number, and the sensors each carries. Changes only in the serial parts of a tick.</summary>
sealed class SourceTable(TrackerOptions options)
{
    public const double MaxPeriodSeconds = 60, MinPeriodSeconds = 0.2;

    const double TickSeconds = 0.1;

    /// <summary>Nothing is seen for certain.</summary>
    const double MostDetection = 0.999;

    const double LeastStep = 0.02, FirstSteps = 0.5;

    /// <summary>What is later than this says nothing of those to come.</summary>
    const double MaxDeliverySeconds = 10;

    /// <summary>Samples from which a learned period is believed.</summary>
    public const int MedianSamples = 8;

    /// <summary>Sensors told apart in one source; garbled SAC and SIC would make thousands. More share what is known of the source.</summary>
    public const int MaxSensors = 64;

    /// <summary>Radial velocities from which a sensor is judged.</summary>
    const int MostRadials = 400;

    readonly int[] _indexes = NewIndexes();
    SourceState[] _states = new SourceState[8];
    int _count;

    /// <summary>Configures a source and all its sensors.</summary>
    public void SetSite(SourceSite site)
    {
        Get(site.Source);
        for (int index = _indexes[site.Source.Number]; index >= 0; index = _states[index].Next)
        {
            ref SourceState state = ref _states[index];
            state.RangeSigmaMeters = site.RangeSigmaMeters;
            state.AzimuthSigmaRadians = site.AzimuthSigmaRadians;
            state.SiteIsConfigured = site.Position is not null;
            if (site.Position is { } position && SourceState.IsPlace(position)) state.SetFrame(position);
        }
    }

    public void SetModel(SensorModel model)
    {
        ref SourceState state = ref Get(model.Source);
        state.DetectionProbability = model.DetectionProbability;
        state.ClutterDensity = model.ClutterDensity;
        state.SeesAtOnce = model.SeesAtOnce;
        state.StampsTurnEnd = model.StampsTurnEnd;
        state.SetPeriod(model.ScanPeriodSeconds);
    }

    public void Apply(in ServiceReport service)
    {
        ref SourceState state = ref Get(service.Source, service.Sensor);
        state.SetPeriod(service.AntennaPeriod);
        if (service.Kind != ServiceReportKind.Site || state.SiteIsConfigured) return;
        GeodeticPosition position = new(service.Latitude, service.Longitude, double.IsFinite(service.Height) ? service.Height : 0);
        if (SourceState.IsPlace(position)) state.SetFrame(position);
    }

    public void SetCorrection(SourceId source, ushort sensor, PolarCorrection correction) => Get(source, sensor).Correction = correction;

    /// <summary>Adds the source where it is new.</summary>
    public ref SourceState Get(SourceId source)
    {
        int index = _indexes[source.Number];
        if (index < 0) index = _indexes[source.Number] = Append(NewState(source.Number));
        return ref _states[index];
    }

    /// <summary>Adds the sensor where it is new; it begins with what is configured of its source. One too many is the source itself.</summary>
    public ref SourceState Get(SourceId source, ushort sensor)
    {
        SourceState first = Get(source);
        int index = _indexes[source.Number], count = 1;
        for (; _states[index].Sensor != sensor && _states[index].Next >= 0; index = _states[index].Next) count++;
        if (_states[index].Sensor == sensor) return ref _states[index];
        if (count > MaxSensors) return ref _states[_indexes[source.Number]];
        int added = Append(first with { Sensor = sensor, Next = -1, PeriodSamples = 0, PeriodIsSeen = false, Turns = null, RadialsRight = 0, RadialsWrong = 0, First = Instant.MaxValue, DeliverySeconds = 0, Correction = default });
        _states[index].Next = added;
        return ref _states[added];
    }

    /// <summary>For the parallel parts: the sensor was added before; one too many is the source itself.</summary>
    public ref readonly SourceState Find(in Report report) => ref Find(report.Source, report.Sensor);

    public ref readonly SourceState Find(SourceId source, ushort sensor)
    {
        int index = _indexes[source.Number];
        while (index >= 0 && _states[index].Sensor != sensor) index = _states[index].Next;
        return ref _states[index >= 0 ? index : _indexes[source.Number]];
    }

    /// <summary>All sensors, in the order in which they were met.</summary>
    public ReadOnlySpan<SourceState> States => _states.AsSpan(0, _count);

    /// <summary>False = nothing was heard of this sensor.</summary>
    public bool TryFind(SourceId source, ushort sensor, out SourceState state)
    {
        int index = _indexes[source.Number];
        while (index >= 0 && _states[index].Sensor != sensor) index = _states[index].Next;
        state = index >= 0 ? _states[index] : default;
        return index >= 0;
    }

    int Append(in SourceState state)
    {
        if (_count == _states.Length) Array.Resize(ref _states, 2 * _count);
        _states[_count] = state;
        return _count++;
    }

    /// <summary>Seconds per turn as far as known, else the option.</summary>
    public double PeriodOf(in SourceState state) =>
        state.IsPeriodKnown ? state.ScanPeriodSeconds : options.ScanPeriodSeconds;

    /// <summary>Plots of one source nearer in time than this are of one turn, seconds; 0 while the period is not known.</summary>
    public static double SameTurnSeconds(in SourceState state) =>
        state.IsPeriodKnown ? state.ScanPeriodSeconds / 2 : 0;

    /// <summary>
    /// When a plot that follows one at the time must have arrived: a turn later, half a turn more where a beam turns and the object moves,
    /// and however long the sensor's reports are under way.
    /// </summary>
    public static Instant MissTime(in SourceState state, Instant time, double periodSeconds) =>
        time.PlusSeconds(MissAfterTurns(state) * periodSeconds + state.DeliverySeconds);

    /// <summary>True if the silence of the first sensor says more in a second than that of the other: −ln(1 − P_D) a turn.</summary>
    public static bool TellsMore(double detection, double periodSeconds, double otherDetection, double otherPeriodSeconds) =>
        StableMath.Log(1 - Math.Min(detection, MostDetection)) * otherPeriodSeconds < StableMath.Log(1 - Math.Min(otherDetection, MostDetection)) * periodSeconds;

    /// <summary>Turns after its last plot of a track when the next one must have come: a turning beam may be half a turn late for what moves.</summary>
    public static double MissAfterTurns(in SourceState state) => state.SeesAtOnce ? 1 : 1.5;

    /// <summary>Notes a report and who else heard it; a time in the future is not believed. How late reports come is followed upwards fast and downwards slowly.</summary>
    public void See(in Report report, Instant now)
    {
        ref SourceState state = ref Get(report.Source, report.Sensor);
        state.First = Instant.Min(state.First, Instant.Min(report.Time, now));
        double late = Math.Clamp(now.SecondsSince(report.Time) + state.StampSeconds - TickSeconds, 0, MaxDeliverySeconds) - state.DeliverySeconds;
        state.DeliverySeconds += late > 0 ? late / 8 : late / 128;
        if (!state.PeriodIsStated) state.Watch(report);
        for (int i = 1; i < report.Hearers.Listed; i++) Get(report.Hearers[i]);
    }

    /// <summary>
    /// Full turns since the first report; what comes a little before the end of one is of the next. A period that was only learned may be
    /// too long at first, and is not believed beyond the option.
    /// </summary>
    public double TurnsOf(in SourceState state, Instant time)
    {
        double period = state.PeriodIsStated ? state.ScanPeriodSeconds : Math.Min(PeriodOf(state), options.ScanPeriodSeconds);
        return Math.Max(0, Math.Floor(time.SecondsSince(state.First) / period + 0.1));
    }

    /// <summary>
    /// Learns the turn from the time between two plots of one track, where the plots by themselves do not show it: a running median (a step of 2 % towards each sample, larger ones at first), so
    /// that missed turns do not count. Plots that only a turn too long keeps from a track are samples too: it could not be unlearned otherwise.
    /// </summary>
    public void LearnInterval(in Report report, double seconds)
    {
        ref SourceState state = ref Get(report.Source, report.Sensor);
        if (state.PeriodIsStated || state.PeriodIsSeen || !(seconds is >= MinPeriodSeconds and <= MaxPeriodSeconds)) return;
        double step = 1 + Math.Max(LeastStep, FirstSteps / (1 + state.PeriodSamples));
        if (state.PeriodSamples == 0) state.ScanPeriodSeconds = seconds;
        else if (seconds > state.ScanPeriodSeconds * step) state.ScanPeriodSeconds *= step;
        else if (seconds < state.ScanPeriodSeconds / step) state.ScanPeriodSeconds /= step;
        else state.ScanPeriodSeconds += (seconds - state.ScanPeriodSeconds) / 8;
        if (state.PeriodSamples < int.MaxValue) state.PeriodSamples++;
    }

    /// <summary>Counts radial velocities that fitted tracks well known, or did not.</summary>
    public void NoteRadials(ReadOnlySpan<int> right, ReadOnlySpan<int> wrong)
    {
        foreach (int sensor in right) Get(new SourceId((ushort)(sensor >> 16)), (ushort)sensor).RadialsRight++;
        foreach (int sensor in wrong) Get(new SourceId((ushort)(sensor >> 16)), (ushort)sensor).RadialsWrong++;
    }

    /// <summary>Old counts fade: after a tick, so that no order within it decides.</summary>
    public void FadeRadials()
    {
        for (int i = 0; i < _count; i++)
        {
            ref SourceState state = ref _states[i];
            if (state.RadialsRight + state.RadialsWrong < MostRadials) continue;
            state.RadialsRight /= 2;
            state.RadialsWrong /= 2;
        }
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("FSRC", 4);
        writer.Write(_count);
        for (int number = 0; number < _indexes.Length; number++)
            for (int index = _indexes[number]; index >= 0; index = _states[index].Next) _states[index].Write(writer);
    }

    public void Load(ref StateReader reader)
    {
        if (reader.Tag("FSRC", 4) < 4) throw new InvalidDataException("state: of sources with another layout");
        Array.Fill(_indexes, -1);
        _count = 0;
        int count = reader.ReadCount(103);
        for (int i = 0; i < count; i++) Read(ref reader);
    }

    void Read(ref StateReader reader)
    {
        SourceId source = new(reader.ReadUInt16());
        Get(source, reader.ReadUInt16()).Read(ref reader);
    }

    static SourceState NewState(ushort number)
    {
        SourceSite nominal = new(new SourceId(number), "");
        return new SourceState
        {
            Number = number,
            Next = -1,
            First = Instant.MaxValue,
            RangeSigmaMeters = nominal.RangeSigmaMeters,
            AzimuthSigmaRadians = nominal.AzimuthSigmaRadians,
            DetectionProbability = double.NaN,
            ClutterDensity = double.NaN,
            ScanPeriodSeconds = double.NaN,
        };
    }

    static int[] NewIndexes()
    {
        int[] indexes = new int[ushort.MaxValue + 1];
        Array.Fill(indexes, -1);
        return indexes;
    }
}
