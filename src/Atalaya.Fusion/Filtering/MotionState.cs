namespace Atalaya.Fusion.Filtering;

/// <summary>
/// Constant-velocity state in a tangent plane: east, north (m), their rates (m/s) and the upper triangle of the symmetric covariance,
/// named by row and column: E east, N north, U east rate, V north rate.
/// </summary>
struct MotionState
{
    public double East, North, EastRate, NorthRate;
    public double EE, EN, EU, EV, NN, NU, NV, UU, UV, VV;

    /// <summary>Predicts by <paramref name="seconds"/> with white acceleration noise of the given density (m²/s³).</summary>
    public void Predict(double seconds, double density)
    {
        East += seconds * EastRate;
        North += seconds * NorthRate;
        EE += seconds * (2 * EU + seconds * UU);
        EN += seconds * (EV + NU + seconds * UV);
        NN += seconds * (2 * NV + seconds * VV);
        EU += seconds * UU;
        EV += seconds * UV;
        NU += seconds * UV;
        NV += seconds * VV;
        double rate = density * seconds;
        double cross = rate * seconds / 2;
        double place = rate * seconds * seconds / 3;
        EE += place;
        NN += place;
        EU += cross;
        NV += cross;
        UU += rate;
        VV += rate;
    }

    /// <summary>
    /// Kalman update with one scalar measurement: value = a·east + b·north + c·east rate + d·north rate + error of the given variance.
    /// A measurement with correlated parts is decorrelated first and given one part after the other.
    /// </summary>
    public void Update(double a, double b, double c, double d, double value, double variance)
    {
        double gainE = a * EE + b * EN + c * EU + d * EV;
        double gainN = a * EN + b * NN + c * NU + d * NV;
        double gainU = a * EU + b * NU + c * UU + d * UV;
        double gainV = a * EV + b * NV + c * UV + d * VV;
        double total = a * gainE + b * gainN + c * gainU + d * gainV + variance;
        double step = (value - (a * East + b * North + c * EastRate + d * NorthRate)) / total;
        East += gainE * step;
        North += gainN * step;
        EastRate += gainU * step;
        NorthRate += gainV * step;
        double inverse = 1 / total;
        EE -= gainE * gainE * inverse;
        EN -= gainE * gainN * inverse;
        EU -= gainE * gainU * inverse;
        EV -= gainE * gainV * inverse;
        NN -= gainN * gainN * inverse;
        NU -= gainN * gainU * inverse;
        NV -= gainN * gainV * inverse;
        UU -= gainU * gainU * inverse;
        UV -= gainU * gainV * inverse;
        VV -= gainV * gainV * inverse;
    }

    /// <summary>Turns the axes: a vector of azimuth α gets azimuth α + angle, the angle given by its sine and cosine.</summary>
    public void Rotate(double sine, double cosine)
    {
        (East, North) = Turn(East, North, sine, cosine);
        (EastRate, NorthRate) = Turn(EastRate, NorthRate, sine, cosine);
        (EE, EN, NN) = TurnBlock(EE, EN, NN, sine, cosine);
        (UU, UV, VV) = TurnBlock(UU, UV, VV, sine, cosine);
        (double eu, double nu) = Turn(EU, NU, sine, cosine);
        (double ev, double nv) = Turn(EV, NV, sine, cosine);
        (EU, EV) = Turn(eu, ev, sine, cosine);
        (NU, NV) = Turn(nu, nv, sine, cosine);
    }

    public void Scale(double factor)
    {
        EE *= factor;
        EN *= factor;
        EU *= factor;
        EV *= factor;
        NN *= factor;
        NU *= factor;
        NV *= factor;
        UU *= factor;
        UV *= factor;
        VV *= factor;
    }

    /// <summary>Nothing infinite or not a number, and variances that can be variances.</summary>
    public readonly bool IsSound() =>
        double.IsFinite(East + North + EastRate + NorthRate) && double.IsFinite(EE + EN + EU + EV + NN + NU + NV + UU + UV + VV)
        && EE > 0 && NN > 0 && UU > 0 && VV > 0;

    /// <summary>
    /// True if a Cholesky factorisation of the covariance, each variance enlarged by 10⁻⁹ of itself for rounding, exists.
    /// </summary>
    public readonly bool IsPositive()
    {
        const double Slack = 1 + 1e-9;
        double e = EE * Slack;
        if (!(e > 0)) return false;
        double n = NN * Slack - EN * EN / e;
        double nu = NU - EN * EU / e, nv = NV - EN * EV / e;
        if (!(n > 0)) return false;
        double u = UU * Slack - EU * EU / e - nu * nu / n;
        double uv = UV - EU * EV / e - nu * nv / n;
        if (!(u > 0)) return false;
        return VV * Slack - EV * EV / e - nv * nv / n - uv * uv / u > 0;
    }

    /// <summary>Gives up the correlations if rounding has made the covariance indefinite: larger uncertainty, never an impossible one.</summary>
    public void Repair()
    {
        EE = Math.Max(EE, 1e-4);
        NN = Math.Max(NN, 1e-4);
        UU = Math.Max(UU, 1e-6);
        VV = Math.Max(VV, 1e-6);
        if (!IsPositive()) EN = EU = EV = NU = NV = UV = 0;
    }

    static (double East, double North) Turn(double east, double north, double sine, double cosine) =>
        (cosine * east + sine * north, cosine * north - sine * east);

    static (double EE, double EN, double NN) TurnBlock(double ee, double en, double nn, double sine, double cosine)
    {
        double mixed = 2 * sine * cosine * en;
        return (cosine * cosine * ee + mixed + sine * sine * nn,
            (cosine * cosine - sine * sine) * en + sine * cosine * (nn - ee),
            sine * sine * ee - mixed + cosine * cosine * nn);
    }
}
