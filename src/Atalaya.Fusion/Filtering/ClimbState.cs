namespace Atalaya.Fusion.Filtering;

/// <summary>Height (m) and climb (m/s) under one model with their covariance: H height, C climb. Stored in single precision, which holds a millimetre at 10 km.</summary>
struct ClimbState
{
    public float Height, Climb, HH, HC, CC;

    const double LeastHeightVariance = 1e-2, LeastClimbVariance = 1e-3, MostCorrelationSquared = 0.9999;

    /// <summary>Forwards or back, with white acceleration noise, m²/s³.</summary>
    public void Predict(double seconds, double density)
    {
        double hc = HC + seconds * CC, noise = density * Math.Abs(seconds);
        Set(
            Height + seconds * Climb,
            Climb,
            HH + seconds * (HC + hc) + noise * seconds * seconds / 3,
            hc + noise * seconds / 2,
            CC + noise);
    }

    /// <summary>What a measurement of a·height + b·climb would be, with its variance.</summary>
    public readonly (double Mean, double Variance) Of(double a, double b) => (a * Height + b * Climb, a * a * HH + 2 * a * b * HC + b * b * CC);

    /// <summary>Kalman update with value = a·height + b·climb + error of the given variance.</summary>
    public void Update(double a, double b, double value, double variance)
    {
        double toHeight = a * HH + b * HC, toClimb = a * HC + b * CC;
        double inverse = 1 / (a * toHeight + b * toClimb + variance), step = (value - (a * Height + b * Climb)) * inverse;
        Set(
            Height + toHeight * step,
            Climb + toClimb * step,
            HH - toHeight * toHeight * inverse,
            HC - toHeight * toClimb * inverse,
            CC - toClimb * toClimb * inverse);
    }

    /// <summary>Mean and covariance of a mixture of two.</summary>
    public static ClimbState Mix(in ClimbState first, in ClimbState second, double weightOfSecond)
    {
        double one = 1 - weightOfSecond, two = weightOfSecond, height = second.Height - first.Height, climb = second.Climb - first.Climb;
        ClimbState mixed = default;
        mixed.Set(
            first.Height + two * height,
            first.Climb + two * climb,
            one * first.HH + two * second.HH + one * two * height * height,
            one * first.HC + two * second.HC + one * two * height * climb,
            one * first.CC + two * second.CC + one * two * climb * climb);
        return mixed;
    }

    /// <summary>Symmetric and positive: what rounding takes away of the variances is given back.</summary>
    void Set(double height, double climb, double hh, double hc, double cc)
    {
        (hh, cc) = (Math.Max(hh, LeastHeightVariance), Math.Max(cc, LeastClimbVariance));
        double most = MostCorrelationSquared * hh * cc;
        if (hc * hc > most) hc = hc > 0 ? Math.Sqrt(most) : -Math.Sqrt(most);
        (Height, Climb, HH, HC, CC) = ((float)height, (float)climb, (float)hh, (float)hc, (float)cc);
    }
}
