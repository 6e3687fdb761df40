using Atalaya.Core.Geodesy;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Fusion.Measuring;

namespace Atalaya.Fusion.Identifying;

/// <summary>
/// Where sensors alone have an object, whatever it says of itself: straight on with white acceleration noise that allows for turns, in
/// Earth-fixed axes, with errors the same in all directions (those of the worse one). Coarser than the track, and independent of what is stated.
/// </summary>
struct MeasuredPath
{
    /// <summary>From so many places on it is believed: two give a velocity, and one of them may be false.</summary>
    const int MatureCount = 5;

    /// <summary>A prediction over more seconds is worth less than a new beginning.</summary>
    const double ForgottenSeconds = 60;

    /// <summary>m²/s³ per m²/s²: a turn of 1.7°/s that lasts from plot to plot of 4 s. And for what stands or hovers, m²/s³.</summary>
    const double NoisePerSpeedSquared = 3.6e-3, LeastNoise = 1;

    /// <summary>A place farther off (4 σ) is false or a turn: the path begins anew there.</summary>
    const double BreakSquared = 16;

    /// <summary>3 σ of the difference of two places.</summary>
    const double MovedSquared = 9;

    /// <summary>The same place again, metres: a receiver that has lost its satellites repeats its last one. Noise and the steps of the wire are more.</summary>
    const double RepeatedMeters = 0.1;

    /// <summary>On the ellipsoid.</summary>
    public EcefPosition Place;

    /// <summary>Metres per second along the same axes.</summary>
    public EcefPosition Rate;

    public double PlaceVariance, Covariance, RateVariance;

    /// <summary>Of the newest place; and what many places do not reduce: biases and the time of what is stated.</summary>
    public double LastVariance, Systematic;

    public Instant Time;
    public byte Count;

    /// <summary>The newest place has been held against what was stated.</summary>
    public bool IsTested;

    /// <summary>What the object states of its place is refused.</summary>
    public bool IsRefusing;

    /// <summary>Evidence against what is stated, and tests in a row that it passed while refused.</summary>
    public float Doubt;

    public byte Agreements;

    /// <summary>What was stated last, and where sensors had the object when that was first stated.</summary>
    public EcefPosition Stated, AtStated;

    public Instant StatedTime;

    /// <summary>With that place it stated once that it moves, or sensors saw it move when it came.</summary>
    public bool StatedMoving;

    /// <summary>Until then that place, if it comes again, is taken for old: it moved shortly before.</summary>
    public Instant DoubtedUntil;

    /// <summary>In its last statement it said that it moves.</summary>
    public bool SaidMoving;

    public readonly bool IsMature => Count >= MatureCount;

    /// <summary>Sensors saw it move since the last place was first stated: their biases do not matter to that.</summary>
    public readonly bool HasMoved
    {
        get
        {
            double meters = Place.DistanceTo(AtStated), variance = 2 * Math.Max(PlaceVariance, LastVariance / 2);
            return meters * meters > MovedSquared * variance;
        }
    }

    /// <summary>Sensors see it move at least so fast, m/s, by 3 σ.</summary>
    public readonly bool Moves(double speed)
    {
        double least = speed + 3 * Math.Sqrt(RateVariance);
        return IsMature && SpeedSquared > least * least;
    }

    public readonly bool IsRepeated(in PositionMeasurement place) => Stated.DistanceTo(place.Ecef) < RepeatedMeters;

    /// <summary>True if a stated place tells nothing new: it is refused, or was stated before.</summary>
    public readonly bool IsDoubtful(in PositionMeasurement place) => IsRefusing || IsRepeated(place);

    /// <summary>Takes a measured place.</summary>
    /// <param name="variance">Of the worse direction, m².</param>
    public void Add(EcefPosition place, Instant time, double variance, double systematic, double speedVariance)
    {
        double seconds = time.SecondsSince(Time);
        IsTested = false;
        Systematic = Math.Max(systematic, 0.8 * Systematic);
        LastVariance = variance;
        if (Count == 0 || Math.Abs(seconds) > ForgottenSeconds)
        {
            Begin(place, time, variance, speedVariance);
            return;
        }

        if (seconds > 0) Predict(time, ref seconds);
        (double x, double y, double z) = Residual(place, seconds);
        double sum = PlaceVariance + variance;
        if (x * x + y * y + z * z > BreakSquared * (sum + Systematic))
        {
            Begin(place, time, variance, speedVariance);
            return;
        }

        double gain = PlaceVariance / sum, rateGain = Covariance / sum;
        Place = new EcefPosition(Place.X + gain * x, Place.Y + gain * y, Place.Z + gain * z);
        Rate = new EcefPosition(Rate.X + rateGain * x, Rate.Y + rateGain * y, Rate.Z + rateGain * z);
        RateVariance -= rateGain * Covariance;
        Covariance *= 1 - gain;
        PlaceVariance *= 1 - gain;
        Count = (byte)Math.Min(Count + 1, byte.MaxValue);
    }

    /// <summary>Squared normalised distance of a stated place.</summary>
    public readonly double DistanceSquared(EcefPosition place, Instant time, double variance)
    {
        double seconds = time.SecondsSince(Time);
        (double x, double y, double z) = Residual(place, seconds);
        double ahead = PlaceVariance + 2 * Math.Max(0, seconds) * Covariance + seconds * seconds * RateVariance + Noise * Math.Abs(seconds * seconds * seconds) / 3;
        return (x * x + y * y + z * z) / (Math.Max(ahead, LastVariance / 2) + Systematic + variance);
    }

    public readonly double SpeedSquared => Rate.X * Rate.X + Rate.Y * Rate.Y + Rate.Z * Rate.Z;

    readonly double Noise => NoisePerSpeedSquared * SpeedSquared + LeastNoise;

    readonly (double X, double Y, double Z) Residual(EcefPosition place, double seconds) =>
        (place.X - Place.X - seconds * Rate.X, place.Y - Place.Y - seconds * Rate.Y, place.Z - Place.Z - seconds * Rate.Z);

    void Begin(EcefPosition place, Instant time, double variance, double speedVariance)
    {
        (Place, Rate, Time, Count) = (place, default, time, 1);
        (PlaceVariance, Covariance, RateVariance) = (variance, 0, speedVariance);
    }

    void Predict(Instant time, ref double seconds)
    {
        double noise = Noise;
        Place = new EcefPosition(Place.X + seconds * Rate.X, Place.Y + seconds * Rate.Y, Place.Z + seconds * Rate.Z);
        PlaceVariance += seconds * (2 * Covariance + seconds * (RateVariance + noise * seconds / 3));
        Covariance += seconds * (RateVariance + noise * seconds / 2);
        RateVariance += noise * seconds;
        (Time, seconds) = (time, 0);
    }

    public readonly void Write(StateWriter writer)
    {
        Write(writer, Place);
        Write(writer, Rate);
        Write(writer, Stated);
        Write(writer, AtStated);
        writer.Write(PlaceVariance);
        writer.Write(Covariance);
        writer.Write(RateVariance);
        writer.Write(LastVariance);
        writer.Write(Systematic);
        writer.Write(Time.UnixNanoseconds);
        writer.Write(StatedTime.UnixNanoseconds);
        writer.Write((double)Doubt);
        writer.Write(Count);
        writer.Write(Agreements);
        writer.Write(IsTested);
        writer.Write(IsRefusing);
        writer.Write(StatedMoving);
        writer.Write(SaidMoving);
        writer.Write(DoubtedUntil.UnixNanoseconds);
    }

    public static MeasuredPath Read(ref StateReader reader) => new()
    {
        Place = ReadPlace(ref reader),
        Rate = ReadPlace(ref reader),
        Stated = ReadPlace(ref reader),
        AtStated = ReadPlace(ref reader),
        PlaceVariance = reader.ReadDouble(),
        Covariance = reader.ReadDouble(),
        RateVariance = reader.ReadDouble(),
        LastVariance = reader.ReadDouble(),
        Systematic = reader.ReadDouble(),
        Time = new Instant(reader.ReadInt64()),
        StatedTime = new Instant(reader.ReadInt64()),
        Doubt = (float)reader.ReadDouble(),
        Count = reader.ReadByte(),
        Agreements = reader.ReadByte(),
        IsTested = reader.ReadBoolean(),
        IsRefusing = reader.ReadBoolean(),
        StatedMoving = reader.ReadBoolean(),
        SaidMoving = reader.ReadBoolean(),
        DoubtedUntil = new Instant(reader.ReadInt64()),
    };

    static void Write(StateWriter writer, EcefPosition place)
    {
        writer.Write(place.X);
        writer.Write(place.Y);
        writer.Write(place.Z);
    }

    static EcefPosition ReadPlace(ref StateReader reader)
    {
        double x = reader.ReadDouble(), y = reader.ReadDouble();
        return new EcefPosition(x, y, reader.ReadDouble());
    }
}
