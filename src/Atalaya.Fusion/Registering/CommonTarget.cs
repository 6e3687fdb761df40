using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Fusion.Registering;

/// <summary>
/// A target that several sensors see: its latest positions, and what earlier ones told of errors of its own (offset and latency of its
/// transponder) jointly with the sensors' biases.
/// </summary>
sealed class CommonTarget
{
    public const int MaxSensors = 6, MaxSamples = 32;

    /// <summary>Own errors: offset east, offset north (m), latency (s).</summary>
    public const int Own = 3;

    public readonly TargetSample[] Samples = new TargetSample[MaxSamples];

    /// <summary>Slots of its sensors in the registry, in the order they came.</summary>
    public readonly int[] Sensors = new int[MaxSensors];

    /// <summary>Information on own errors, and between these (rows) and the biases of its sensors.</summary>
    public readonly double[] OwnInformation = new double[Own * Own], OwnRight = new double[Own], Cross = new double[Own * MaxSensors * BiasTerm.Count];

    /// <summary>Own errors as estimated last.</summary>
    public readonly double[] Errors = new double[Own];

    /// <summary>0 = free.</summary>
    public ulong TrackId;

    public Instant Since, Last;
    public int SampleCount, SensorCount;

    /// <summary>Bit n: sensor n had a plot of it in a window that fitted.</summary>
    public byte Counted;

    /// <summary>1 σ of its offset, metres, as its reports declare; 0 = nothing but radars has been seen of it.</summary>
    public double ReferenceSigma;

    /// <summary>Prior information on own errors counts this much: below 1 for one that errs more than it declares.</summary>
    public double Trust;

    /// <summary>1 σ of accelerations, m/s².</summary>
    public double AccelerationSigma;

    public double WindowSeconds;

    public bool IsFree => TrackId == 0;

    public void Begin(ulong trackId, Instant time, double accelerationSigma)
    {
        TrackId = trackId;
        Since = Last = time;
        SampleCount = SensorCount = 0;
        ReferenceSigma = WindowSeconds = 0;
        Counted = 0;
        Trust = 1;
        AccelerationSigma = accelerationSigma;
        Array.Clear(OwnInformation);
        Array.Clear(OwnRight);
        Array.Clear(Cross);
        Array.Clear(Errors);
    }

    /// <summary>Number of a sensor within the target, added where it is new; -1 = it has no place left.</summary>
    public int SensorNumber(int slot)
    {
        for (int i = 0; i < SensorCount; i++)
            if (Sensors[i] == slot) return i;
        if (SensorCount == MaxSensors) return -1;
        Sensors[SensorCount] = slot;
        return SensorCount++;
    }

    public bool Has(int slot) => Sensors.AsSpan(0, SensorCount).Contains(slot);

    /// <summary>True if the sample is too old or too new to be compared with those there. The first window is half as long: a start is in a hurry.</summary>
    public bool IsBeyond(Instant time)
    {
        if (SampleCount == MaxSamples) return true;
        double limit = Counted == 0 ? WindowSeconds / 2 : WindowSeconds;
        foreach (ref readonly TargetSample sample in Samples.AsSpan(0, SampleCount))
            if (Math.Abs(time.SecondsSince(sample.Time)) > limit) return true;
        return false;
    }

    public void Forget(double factor)
    {
        foreach (ref double value in OwnInformation.AsSpan()) value *= factor;
        foreach (ref double value in OwnRight.AsSpan()) value *= factor;
        foreach (ref double value in Cross.AsSpan()) value *= factor;
    }

    public void Save(StateWriter writer)
    {
        writer.Write(TrackId);
        writer.Write(Since.UnixNanoseconds);
        writer.Write(Last.UnixNanoseconds);
        writer.Write(ReferenceSigma);
        writer.Write(Trust);
        writer.Write(AccelerationSigma);
        writer.Write(WindowSeconds);
        writer.Write(Counted);
        writer.Write((byte)SensorCount);
        for (int i = 0; i < SensorCount; i++) writer.Write((byte)Sensors[i]);
        StateArrays.Write(writer, OwnInformation);
        StateArrays.Write(writer, OwnRight);
        StateArrays.Write(writer, Errors);
        StateArrays.Write(writer, Cross);
        writer.Write((byte)SampleCount);
        foreach (ref readonly TargetSample sample in Samples.AsSpan(0, SampleCount)) Write(writer, sample);
    }

    public void Load(ref StateReader reader, int sensorsKnown)
    {
        TrackId = reader.ReadUInt64();
        Since = new Instant(reader.ReadInt64());
        Last = new Instant(reader.ReadInt64());
        ReferenceSigma = reader.ReadDouble();
        Trust = reader.ReadDouble();
        AccelerationSigma = reader.ReadDouble();
        WindowSeconds = reader.ReadDouble();
        Counted = reader.ReadByte();
        SensorCount = reader.ReadByte();
        if (SensorCount > MaxSensors) throw new InvalidDataException("state: too many sensors of a common target");
        for (int i = 0; i < SensorCount; i++)
            if ((Sensors[i] = reader.ReadByte()) >= sensorsKnown) throw new InvalidDataException("state: a common target of an unknown sensor");
        StateArrays.Read(ref reader, OwnInformation);
        StateArrays.Read(ref reader, OwnRight);
        StateArrays.Read(ref reader, Errors);
        StateArrays.Read(ref reader, Cross);
        SampleCount = reader.ReadByte();
        if (SampleCount > MaxSamples || IsFree) throw new InvalidDataException("state: no common target");
        foreach (ref TargetSample sample in Samples.AsSpan(0, SampleCount)) sample = ReadSample(ref reader);
    }

    static void Write(StateWriter writer, in TargetSample sample)
    {
        writer.Write(sample.Time.UnixNanoseconds);
        writer.Write((byte)sample.Sensor);
        writer.Write(sample.IsReference);
        ReadOnlySpan<double> values =
        [
            sample.Place.X, sample.Place.Y, sample.Place.Z, sample.AlongEast, sample.AlongNorth, sample.AlongShift, sample.AcrossShift,
            sample.PerRange, sample.PerAzimuth, sample.PerHeight, sample.AlongSigma, sample.AcrossSigma, sample.Range, sample.Azimuth, sample.TimeShift, sample.PerHeightPart,
        ];
        StateArrays.Write(writer, values);
    }

    TargetSample ReadSample(ref StateReader reader)
    {
        TargetSample sample = new() { Time = new Instant(reader.ReadInt64()), Sensor = reader.ReadByte(), IsReference = reader.ReadBoolean() };
        if (sample.Sensor >= SensorCount) throw new InvalidDataException("state: a position of an unknown sensor");
        Span<double> values = stackalloc double[16];
        StateArrays.Read(ref reader, values);
        sample.Place = new(values[0], values[1], values[2]);
        (sample.AlongEast, sample.AlongNorth, sample.AlongShift, sample.AcrossShift) = (values[3], values[4], values[5], values[6]);
        (sample.PerRange, sample.PerAzimuth, sample.PerHeight) = (values[7], values[8], values[9]);
        (sample.AlongSigma, sample.AcrossSigma, sample.Range, sample.Azimuth) = (values[10], values[11], values[12], values[13]);
        (sample.TimeShift, sample.PerHeightPart) = (values[14], values[15]);
        return sample;
    }
}
