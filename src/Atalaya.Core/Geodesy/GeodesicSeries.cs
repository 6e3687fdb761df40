namespace Atalaya.Core.Geodesy;

/// <summary>The series to sixth order of Karney, "Algorithms for geodesics", Journal of Geodesy 87 (2013); equation numbers are his. Coefficient l stands at index l.</summary>
static class GeodesicSeries
{
    public const int Length = 7;

    /// <summary>Third flattening.</summary>
    const double N = Wgs84.Flattening / (2 - Wgs84.Flattening);

    /// <summary>Equation 16: the expansion parameter from k².</summary>
    public static double Epsilon(double k2) => k2 / (2 * (1 + Math.Sqrt(1 + k2)) + k2);

    /// <summary>Equation 17.</summary>
    public static double A1(double eps)
    {
        double e2 = eps * eps;
        return (1 + e2 * (1.0 / 4 + e2 * (1.0 / 64 + e2 / 256))) / (1 - eps);
    }

    /// <summary>Equation 42.</summary>
    public static double A2(double eps)
    {
        double e2 = eps * eps;
        return (1 - eps) * (1 + e2 * (1.0 / 4 + e2 * (9.0 / 64 + e2 * (25.0 / 256))));
    }

    /// <summary>Equation 24.</summary>
    public static double A3(double eps)
    {
        const double Third = 1.0 / 16 + 3 * N / 16 + N * N / 16, Second = 1.0 / 4 + N / 8 - 3 * N * N / 8;
        return 1 - eps * (0.5 - N / 2 + eps * (Second + eps * (Third + eps * (3.0 / 64 + N / 32 + eps * (3.0 / 128)))));
    }

    /// <summary>Equation 18: sigma to distance.</summary>
    public static void C1(double eps, Span<double> c)
    {
        double e2 = eps * eps, power = eps;
        c[1] = power * (-1.0 / 2 + e2 * (3.0 / 16 - e2 / 32));
        power *= eps;
        c[2] = power * (-1.0 / 16 + e2 * (1.0 / 32 - e2 * (9.0 / 2048)));
        power *= eps;
        c[3] = power * (-1.0 / 48 + e2 * (3.0 / 256));
        power *= eps;
        c[4] = power * (-5.0 / 512 + e2 * (3.0 / 512));
        power *= eps;
        c[5] = power * (-7.0 / 1280);
        c[6] = power * eps * (-7.0 / 2048);
    }

    /// <summary>Equation 21: distance back to sigma.</summary>
    public static void C1Reverted(double eps, Span<double> c)
    {
        double e2 = eps * eps, power = eps;
        c[1] = power * (1.0 / 2 + e2 * (-9.0 / 32 + e2 * (205.0 / 1536)));
        power *= eps;
        c[2] = power * (5.0 / 16 + e2 * (-37.0 / 96 + e2 * (1335.0 / 4096)));
        power *= eps;
        c[3] = power * (29.0 / 96 - e2 * (75.0 / 128));
        power *= eps;
        c[4] = power * (539.0 / 1536 - e2 * (2391.0 / 2560));
        power *= eps;
        c[5] = power * (3467.0 / 7680);
        c[6] = power * eps * (38081.0 / 61440);
    }

    /// <summary>Equation 43: sigma to the second part of reduced length.</summary>
    public static void C2(double eps, Span<double> c)
    {
        double e2 = eps * eps, power = eps;
        c[1] = power * (1.0 / 2 + e2 * (1.0 / 16 + e2 / 32));
        power *= eps;
        c[2] = power * (3.0 / 16 + e2 * (1.0 / 32 + e2 * (35.0 / 2048)));
        power *= eps;
        c[3] = power * (5.0 / 48 + e2 * (5.0 / 256));
        power *= eps;
        c[4] = power * (35.0 / 512 + e2 * (7.0 / 512));
        power *= eps;
        c[5] = power * (63.0 / 1280);
        c[6] = power * eps * (77.0 / 2048);
    }

    /// <summary>Equation 25: sigma to longitude.</summary>
    public static void C3(double eps, Span<double> c)
    {
        double power = eps;
        c[1] = power * (1.0 / 4 - N / 4 + eps * (1.0 / 8 - N * N / 8 + eps * (3.0 / 64 + 3 * N / 64 - N * N / 64 + eps * (5.0 / 128 + N / 64 + eps * (3.0 / 128)))));
        power *= eps;
        c[2] = power * (1.0 / 16 - 3 * N / 32 + N * N / 32 + eps * (3.0 / 64 - N / 32 - 3 * N * N / 64 + eps * (3.0 / 128 + N / 128 + eps * (5.0 / 256))));
        power *= eps;
        c[3] = power * (5.0 / 192 - 3 * N / 64 + 5 * N * N / 192 + eps * (3.0 / 128 - 5 * N / 192 + eps * (7.0 / 512)));
        power *= eps;
        c[4] = power * (7.0 / 512 - 7 * N / 256 + eps * (7.0 / 512));
        c[5] = power * eps * (21.0 / 2560);
        c[6] = 0;
    }

    /// <summary>Sum of c[l] sin(2 l sigma) by Clenshaw's recurrence.</summary>
    public static double SineSum(ReadOnlySpan<double> c, double sin, double cos)
    {
        double twiceCos2 = 2 * (cos - sin) * (cos + sin), next = 0, afterNext = 0;
        for (int l = Length - 1; l >= 1; l--) (next, afterNext) = (c[l] + twiceCos2 * next - afterNext, next);
        return 2 * sin * cos * next;
    }
}
