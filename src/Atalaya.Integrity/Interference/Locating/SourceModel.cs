using Atalaya.Core.Numerics;

namespace Atalaya.Integrity.Interference.Locating;

/// <summary>
/// How likely a receiver loses its position at a distance from a jammer, as tables of log-likelihoods over distance and power. Received power falls with 20 log d in free space at
/// 1575.42 MHz; receivers lose lock about a threshold with a Gaussian spread; beyond the radio horizon (4/3 Earth) nothing reaches. What cannot be is given 2 %: own faults, and receivers that hold out.
/// </summary>
sealed class SourceModel
{
    /// <summary>Powers tried: EIRP 10 to 67.5 dBm.</summary>
    public const int Powers = 24;

    public const double LeastPowerDbm = 10, PowerStepDb = 2.5;

    /// <summary>Free-space loss at 1 km and 1575.42 MHz, dB.</summary>
    const double LossAtKilometerDb = 96.4;

    /// <summary>Near the surface the reflected ray cancels part of the direct one, and terrain and superstructures differ.</summary>
    const double SurfaceLossDb = 10, SurfaceSpreadDb = 8, NearSurfaceMeters = 500;

    const double Unlikely = 0.02;

    /// <summary>Receivers near each other share terrain and propagation: what they say together is worth a little less than each alone.</summary>
    const double Independence = 0.92;

    /// <summary>The horizon is no line: refraction and terrain move it by this share.</summary>
    public const double HorizonShare = 0.005;

    // Squared kilometres from 2^-4 to 2^21, 32 steps each doubling: 0.05 dB.
    const int LeastExponent = -4, Exponents = 25, StepBits = 5;
    const int Steps = Exponents << StepBits;

    readonly double[][] _tables;
    readonly double _rootSourceHeight;

    public SourceModel(InterferenceSettings settings)
    {
        _rootSourceHeight = Math.Sqrt(settings.SourceHeightMeters);
        double surfaceSpread = Math.Sqrt(settings.LossSpreadDb * settings.LossSpreadDb + SurfaceSpreadDb * SurfaceSpreadDb);
        _tables =
        [
            Table(settings.LossThresholdDbm, settings.LossSpreadDb, isBad: false),
            Table(settings.LossThresholdDbm, settings.LossSpreadDb, isBad: true),
            Table(settings.LossThresholdDbm + SurfaceLossDb, surfaceSpread, isBad: false),
            Table(settings.LossThresholdDbm + SurfaceLossDb, surfaceSpread, isBad: true),
        ];
    }

    /// <summary>Natural logarithms by step of distance and power.</summary>
    public double[] TableOf(bool isBad, double heightMeters) => _tables[(heightMeters < NearSurfaceMeters ? 2 : 0) + (isBad ? 1 : 0)];

    public static double BeyondHorizon(bool isBad) => Independence * StableMath.Log(isBad ? Unlikely : 1 - Unlikely);

    /// <summary>4.12 km × (√h1 + √h2), heights in metres.</summary>
    public double HorizonKilometers(double heightMeters) => 4.12 * (_rootSourceHeight + Math.Sqrt(Math.Max(heightMeters, 1)));

    /// <summary>Place of a distance in the tables.</summary>
    public static int OffsetOf(double squareKilometers)
    {
        long bits = BitConverter.DoubleToInt64Bits(squareKilometers);
        int step = (int)(bits >> (52 - StepBits)) - ((1023 + LeastExponent) << StepBits);
        return Math.Clamp(step, 0, Steps - 1) * Powers;
    }

    static double[] Table(double thresholdDbm, double spreadDb, bool isBad)
    {
        double[] table = new double[Steps * Powers];
        for (int step = 0; step < Steps; step++)
        {
            long bits = ((long)(step + ((1023 + LeastExponent) << StepBits)) << (52 - StepBits)) | (1L << (51 - StepBits));
            double lossDb = LossAtKilometerDb + 10 * StableMath.Log10(BitConverter.Int64BitsToDouble(bits));
            for (int power = 0; power < Powers; power++)
            {
                double receivedDbm = LeastPowerDbm + power * PowerStepDb - lossDb;
                double lost = Math.Clamp(Normal((receivedDbm - thresholdDbm) / spreadDb), Unlikely, 1 - Unlikely);
                table[step * Powers + power] = Independence * StableMath.Log(isBad ? lost : 1 - lost);
            }
        }

        return table;
    }

    /// <summary>The normal distribution function, error below 1e-7 (Abramowitz and Stegun 26.2.17).</summary>
    static double Normal(double x)
    {
        double t = 1 / (1 + 0.2316419 * Math.Abs(x));
        double polynomial = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double tail = 0.3989422804014327 * StableMath.Exp(-x * x / 2) * polynomial;
        return x > 0 ? 1 - tail : tail;
    }
}
