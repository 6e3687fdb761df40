using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Pipeline;

/// <summary>The state of one sensor as its service messages tell it, or as another system (CAT063) tells it.</summary>
public sealed class SensorStatus
{
    const int MaxStrobes = 8, MaxMissedMarks = 4, SettledMarks = 3;
    const double MinPeriodSeconds = 0.2, MaxPeriodSeconds = 60;

    readonly List<JammingStrobe> _strobes = new(MaxStrobes);

    internal SensorStatus(ushort sensor, ushort reportedBy) => (Sensor, ReportedBy) = (sensor, reportedBy);

    /// <summary>SAC × 256 + SIC.</summary>
    public ushort Sensor { get; }

    /// <summary>The system that tells it; 0 = the sensor itself.</summary>
    public ushort ReportedBy { get; }

    public long Messages { get; private set; }

    /// <summary>Time of its latest message.</summary>
    public Instant LastTime { get; private set; }

    /// <summary>Time of the latest north mark; null = none.</summary>
    public Instant? LastNorth { get; private set; }

    public long NorthMarks { get; private set; }

    /// <summary>Seconds per turn as the sensor states them; NaN = it does not.</summary>
    public double StatedPeriodSeconds { get; private set; } = double.NaN;

    /// <summary>Seconds per turn as measured between north marks; NaN = not known.</summary>
    public double MeasuredPeriodSeconds { get; private set; } = double.NaN;

    /// <summary>Time of the latest sector crossing; null = none.</summary>
    public Instant? LastSector { get; private set; }

    /// <summary>Start of that sector, radians; NaN = not sent.</summary>
    public double SectorAzimuth { get; private set; } = double.NaN;

    /// <summary>What is wrong with it; null = it has not said.</summary>
    public SensorCondition? Condition { get; private set; }

    /// <summary>Errors stated, metres and radians; NaN = none.</summary>
    public double RangeBias { get; private set; } = double.NaN;

    public double AzimuthBias { get; private set; } = double.NaN;

    /// <summary>The latest, oldest first.</summary>
    public IReadOnlyList<JammingStrobe> Strobes => _strobes;

    public long StrobeCount { get; private set; }

    internal void Apply(ref ServiceReport service)
    {
        Messages++;
        LastTime = Instant.Max(LastTime, service.Time);
        if (service.AntennaPeriod > 0) StatedPeriodSeconds = service.AntennaPeriod;
        if (service.Condition is { } condition) Condition = condition;
        if (double.IsFinite(service.RangeBias)) RangeBias = service.RangeBias;
        if (double.IsFinite(service.AzimuthBias)) AzimuthBias = service.AzimuthBias;
        switch (service.Kind)
        {
            case ServiceReportKind.NorthMarker:
                Mark(service.Time);
                if (double.IsNaN(service.AntennaPeriod) && NorthMarks > SettledMarks) service.AntennaPeriod = MeasuredPeriodSeconds;
                break;
            case ServiceReportKind.SectorCrossing:
                LastSector = service.Time;
                SectorAzimuth = service.Azimuth;
                break;
            case ServiceReportKind.JammingStrobe:
                StrobeCount++;
                if (_strobes.Count == MaxStrobes) _strobes.RemoveAt(0);
                _strobes.Add(new JammingStrobe(service.Azimuth, service.EndAzimuth, service.Time));
                break;
        }
    }

    /// <summary>Copies of a mark over redundant networks are one; a few missed marks are bridged.</summary>
    void Mark(Instant time)
    {
        if (LastNorth is { } last)
        {
            double seconds = time.SecondsSince(last);
            if (Math.Abs(seconds) < MinPeriodSeconds) return;
            if (seconds is > 0 and <= MaxPeriodSeconds) Measure(seconds);
        }

        LastNorth = time;
        NorthMarks++;
    }

    void Measure(double seconds)
    {
        double turns = double.IsNaN(MeasuredPeriodSeconds) ? 1 : Math.Round(seconds / MeasuredPeriodSeconds);
        if (double.IsNaN(MeasuredPeriodSeconds) || turns is < 1 or > 1 + MaxMissedMarks) MeasuredPeriodSeconds = seconds;
        else MeasuredPeriodSeconds += (seconds / turns - MeasuredPeriodSeconds) / 8;
    }

    internal void Save(StateWriter writer)
    {
        writer.Write(Messages);
        writer.Write(LastTime.UnixNanoseconds);
        Write(writer, LastNorth);
        writer.Write(NorthMarks);
        writer.Write(StatedPeriodSeconds);
        writer.Write(MeasuredPeriodSeconds);
        Write(writer, LastSector);
        writer.Write(SectorAzimuth);
        writer.Write(Condition is not null);
        writer.Write((ushort)Condition.GetValueOrDefault());
        writer.Write(RangeBias);
        writer.Write(AzimuthBias);
        writer.Write(StrobeCount);
        writer.Write(_strobes.Count);
        foreach (JammingStrobe strobe in _strobes)
        {
            writer.Write(strobe.Azimuth);
            writer.Write(strobe.EndAzimuth);
            writer.Write(strobe.Time.UnixNanoseconds);
        }
    }

    internal void Load(ref StateReader reader)
    {
        Messages = reader.ReadInt64();
        LastTime = new Instant(reader.ReadInt64());
        LastNorth = ReadInstant(ref reader);
        NorthMarks = reader.ReadInt64();
        StatedPeriodSeconds = reader.ReadDouble();
        MeasuredPeriodSeconds = reader.ReadDouble();
        LastSector = ReadInstant(ref reader);
        SectorAzimuth = reader.ReadDouble();
        bool hasCondition = reader.ReadBoolean();
        SensorCondition condition = (SensorCondition)reader.ReadUInt16();
        Condition = hasCondition ? condition : null;
        RangeBias = reader.ReadDouble();
        AzimuthBias = reader.ReadDouble();
        StrobeCount = reader.ReadInt64();
        int count = reader.ReadCount(24);
        if (count > MaxStrobes) throw new InvalidDataException("state: too many jamming strobes");
        _strobes.Clear();
        for (int i = 0; i < count; i++)
        {
            double azimuth = reader.ReadDouble(), end = reader.ReadDouble();
            _strobes.Add(new JammingStrobe(azimuth, end, new Instant(reader.ReadInt64())));
        }
    }

    static void Write(StateWriter writer, Instant? time)
    {
        writer.Write(time is not null);
        writer.Write(time.GetValueOrDefault().UnixNanoseconds);
    }

    static Instant? ReadInstant(ref StateReader reader)
    {
        bool present = reader.ReadBoolean();
        Instant time = new(reader.ReadInt64());
        return present ? time : null;
    }
}
