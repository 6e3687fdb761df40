using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Sources;

namespace Atalaya.Fusion.Registering;

/// <summary>
/// Estimates the biases of all sensors from the targets that several of them see, and gives those that stand out to the conversion of
/// measurements. Serial, in the order of the reports; bounded in targets and sensors.
/// </summary>
sealed class Registrar(TrackerOptions options, SourceTable sources)
{
    /// <summary>The rest of the places is for radars.</summary>
    const int MaxReferences = 8;

    const int StateVersion = 1;

    /// <summary>A target that nobody has seen for so long is given up.</summary>
    const double LostSeconds = 60;

    const double ReferenceStepSeconds = 0.9, TurnsPerWindow = 2.2, SiteToleranceMeters = 1;

    readonly RegistrationOptions _options = options.Registration;
    readonly SampleMaker _maker = new(options);
    readonly WindowFit _window = new(options.Registration);
    readonly JointEstimate _joint = new(options.Registration);
    readonly List<RegisteredSensor> _sensors = new(JointEstimate.MaxSensors);
    readonly CommonTargets _targets = new(options.Registration);
    Instant _solved = Instant.MinValue;
    int _windows;

    public IReadOnlyList<RegisteredSensor> Sensors => _sensors;

    public RegisteredSensor? Find(Core.Frames.SourceId source, ushort sensor) => _sensors.Find(one => one.IsOf(source, sensor));

    /// <summary>Takes a report that was given to a track.</summary>
    public void Observe(in Report report, Instant time, in Track track, in TrackLife life)
    {
        if (report.Has(ReportFlags.TimeInFuture)) return;
        if (SampleMaker.IsPlot(report)) ObservePlot(report, time, track, life);
        else if (_sensors.Count > 0 && _maker.IsReference(report) && _targets.Find(track.Id) is { } target) ObserveReference(report, time, track, target);
    }

    /// <summary>Once a tick: solves when it is time.</summary>
    public void Step(Instant now)
    {
        if (_sensors.Count == 0) return;
        if (_solved == Instant.MinValue) _solved = now;
        if (now.SecondsSince(_solved) < _options.SolveSeconds) return;
        CloseAndRelease(now);
        double elapsed = Math.Min(now.SecondsSince(_solved), 2 * _options.SolveSeconds);
        _solved = now;
        if (_windows == 0) return;
        _windows = 0;
        Forget(StableMath.Exp(-elapsed / _options.MemorySeconds));
        _joint.Solve(_sensors, _targets.Places);
        for (int slot = 0; slot < _sensors.Count; slot++) Judge(slot, now);
    }

    void ObservePlot(in Report report, Instant time, in Track track, in TrackLife life)
    {
        ref readonly SourceState source = ref sources.Find(report);
        if (!source.HasSite) return;
        if (_targets.FindOrBegin(track, report, time) is not { } target) return;
        int slot = SlotOf(report, isReference: false);
        if (slot < 0) return;
        RegisteredSensor sensor = _sensors[slot];
        CheckSite(slot, source.Frame.Origin);
        if (!_maker.TryPlot(report, time, source, sensor, track, life, out TargetSample sample)) return;
        double window = Math.Clamp(TurnsPerWindow * sources.PeriodOf(source), _options.LeastWindowSeconds, _options.MaxWindowSeconds);
        target.WindowSeconds = Math.Max(target.WindowSeconds, window);
        Add(target, slot, ref sample);
    }

    void ObserveReference(in Report report, Instant time, in Track track, CommonTarget target)
    {
        int slot = SlotOf(report, isReference: true);
        if (slot < 0 || !_maker.TryReference(report, time, out TargetSample sample)) return;
        foreach (ref readonly TargetSample other in target.Samples.AsSpan(0, target.SampleCount))
            if (other.IsReference && Math.Abs(time.SecondsSince(other.Time)) < ReferenceStepSeconds) return;
        if (target.ReferenceSigma == 0) target.ReferenceSigma = _maker.ReferenceSigma(report, track);
        _sensors[slot].StampsReception = report.Has(ReportFlags.TimeIsReceiveTime);
        Add(target, slot, ref sample);
    }

    void Add(CommonTarget target, int slot, ref TargetSample sample)
    {
        int number = target.SensorNumber(slot);
        if (number < 0) return;
        sample.Sensor = number;
        sample.TimeShift = _sensors[slot].AppliesTime ? _sensors[slot].Estimate[BiasTerm.Time] : 0;
        if (target.IsBeyond(sample.Time)) Close(target);
        target.Samples[target.SampleCount++] = sample;
        target.Last = Instant.Max(target.Last, sample.Time);
    }

    /// <summary>Place of a sensor among those registered, added where it is new; -1 = there is no room.</summary>
    int SlotOf(in Report report, bool isReference)
    {
        int references = 0;
        for (int i = 0; i < _sensors.Count; i++)
        {
            if (_sensors[i].IsReference) references++;
            if (_sensors[i].IsOf(report.Source, report.Sensor)) return _sensors[i].IsReference == isReference ? i : -1;
        }

        if (_sensors.Count == JointEstimate.MaxSensors || (isReference && references == MaxReferences)) return -1;
        RegisteredSensor sensor = new(report.Source, report.Sensor, isReference) { StampsReception = report.Has(ReportFlags.TimeIsReceiveTime) };
        _joint.Begin(sensor);
        _sensors.Add(sensor);
        return _sensors.Count - 1;
    }

    /// <summary>A radar that stands elsewhere begins anew.</summary>
    void CheckSite(int slot, GeodeticPosition site)
    {
        RegisteredSensor sensor = _sensors[slot];
        if (sensor.Site == site) return;
        bool isKnown = sensor.Site != default;
        EcefPosition before = Wgs84.ToEcef(sensor.Site), now = Wgs84.ToEcef(site);
        double moved = Math.Abs(before.X - now.X) + Math.Abs(before.Y - now.Y) + Math.Abs(before.Z - now.Z);
        sensor.Site = site;
        if (!isKnown || moved <= SiteToleranceMeters) return;
        foreach (CommonTarget target in _targets.Places)
            if (!target.IsFree && target.Has(slot)) Release(target);
        _joint.Restart(slot, _sensors);
        sensor.Restart();
        _joint.Begin(sensor);
        sources.SetCorrection(sensor.Source, sensor.Sensor, default);
    }

    void CloseAndRelease(Instant now)
    {
        foreach (CommonTarget target in _targets.Places)
        {
            if (target.IsFree) continue;
            double silent = now.SecondsSince(target.Last);
            if (silent > target.WindowSeconds) Close(target);
            if (silent > LostSeconds || now.SecondsSince(target.Since) > _options.TargetSeconds) Release(target);
        }
    }

    void Release(CommonTarget target)
    {
        Close(target);
        _joint.Release(target);
        _targets.Remove(target);
    }

    /// <summary>Compares the positions gathered of a target.</summary>
    void Close(CommonTarget target)
    {
        if (_window.TryFit(target, _sensors))
        {
            _joint.Add(target, _window);
            _windows++;
            Count(target);
        }

        target.SampleCount = 0;
    }

    void Count(CommonTarget target)
    {
        int shown = 0;
        ReadOnlySpan<TargetSample> samples = _window.Samples;
        for (int i = 0; i < samples.Length; i++)
        {
            ref readonly TargetSample sample = ref samples[i];
            RegisteredSensor sensor = _sensors[target.Sensors[sample.Sensor]];
            int bit = 1 << sample.Sensor;
            if ((target.Counted & bit) == 0) sensor.Targets++;
            target.Counted |= (byte)bit;
            if (sample.IsReference) continue;
            sensor.Count(sample.Azimuth);
            if ((shown & bit) != 0) continue;
            shown |= bit;
            (double along, double across) = _window.ResidualOf(i);
            sensor.Residuals.Add(new PlotResidual(
                sample.Time, (float)sample.Range, (float)Angle.NormalizeZeroToTwoPi(sample.Azimuth), (float)(along / sample.PerRange), (float)(across / sample.PerAzimuth)));
        }
    }

    void Forget(double factor)
    {
        _joint.Forget(factor, _sensors.Count);
        foreach (CommonTarget target in _targets.Places)
            if (!target.IsFree) target.Forget(factor);
        foreach (RegisteredSensor sensor in _sensors) sensor.Forget(factor);
    }

    void Judge(int slot, Instant now)
    {
        RegisteredSensor sensor = _sensors[slot];
        _targets.Count(slot, out _, out int references, out int leftOut);
        sensor.Judge(_options, leftOut > _options.MaxLeftOutPart * references);
        sources.SetCorrection(sensor.Source, sensor.Sensor, sensor.Correction());
        if (sensor.History.IsDue(now)) sensor.History.Add(sensor.PointAt(now));
    }

    public SensorRegistration Read(RegisteredSensor sensor)
    {
        _targets.Count(_sensors.IndexOf(sensor), out int targets, out int references, out int leftOut);
        return sensor.Read(targets, references, leftOut);
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("FREG", StateVersion);
        writer.Write(_solved.UnixNanoseconds);
        writer.Write(_windows);
        writer.Write(_sensors.Count);
        foreach (RegisteredSensor sensor in _sensors)
        {
            writer.Write(sensor.Source.Number);
            writer.Write(sensor.Sensor);
            writer.Write(sensor.IsReference);
            sensor.Save(writer);
        }

        _joint.Save(writer, _sensors.Count);
        _targets.Save(writer);
    }

    /// <summary>After that of the sources, whose corrections it sets.</summary>
    public void Load(ref StateReader reader)
    {
        reader.Tag("FREG", StateVersion);
        _solved = new Instant(reader.ReadInt64());
        _windows = reader.ReadInt32();
        _sensors.Clear();
        int sensors = reader.ReadCount(100);
        if (sensors > JointEstimate.MaxSensors) throw new InvalidDataException("state: too many registered sensors");
        for (int i = 0; i < sensors; i++)
        {
            Core.Frames.SourceId source = new(reader.ReadUInt16());
            ushort number = reader.ReadUInt16();
            RegisteredSensor sensor = new(source, number, reader.ReadBoolean());
            sensor.Load(ref reader);
            _sensors.Add(sensor);
            sources.SetCorrection(source, number, sensor.Correction());
        }

        _joint.Load(ref reader, sensors);
        _targets.Load(ref reader, sensors);
    }
}
