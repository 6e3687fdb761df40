using Atalaya.Core.Numerics;

namespace Atalaya.Fusion.Filtering;

/// <summary>
/// State of one motion model in a tangent plane: east, north (m), their rates (m/s), the rate of turn (rad/s, clockwise positive; 0 in
/// models that do not turn) and the upper triangle of the symmetric covariance, named by row and column: E east, N north, U east rate,
/// V north rate, W rate of turn.
/// </summary>
struct MotionState
{
    public double East, North, EastRate, NorthRate, TurnRate;
    public double EE, EN, EU, EV, NN, NU, NV, UU, UV, VV;
    public double EW, NW, UW, VW, WW;

    public readonly double SpeedSquared => EastRate * EastRate + NorthRate * NorthRate;

    /// <summary>Predicts straight on by <paramref name="seconds"/> with white acceleration noise (m²/s³), the same in all directions.</summary>
    public void Predict(double seconds, double density)
    {
        MoveStraight(seconds);
        AddNoise(seconds, density, 0, density);
    }

    /// <summary>Predicts straight on with acceleration noise that differs along and across the direction of motion (m²/s³).</summary>
    public void PredictStraight(double seconds, double along, double across)
    {
        double square = SpeedSquared;
        (double east, double north) = (EastRate, NorthRate);
        MoveStraight(seconds);
        if (square < 1) AddNoise(seconds, along, 0, along);
        else
        {
            double difference = (along - across) / square;
            AddNoise(seconds, across + difference * east * east, difference * east * north, across + difference * north * north);
        }
    }

    /// <summary>
    /// Predicts a coordinated turn of the state's rate with acceleration noise <paramref name="density"/> (m²/s³) and a rate of turn that
    /// wanders with <paramref name="turnDensity"/> (rad²/s³): Bar-Shalom, Li and Kirubarajan 2001, 11.7; exact mean, first-order covariance.
    /// </summary>
    public void PredictTurn(double seconds, double density, double turnDensity)
    {
        double angle = TurnRate * seconds, square = angle * angle;
        (double sine, double cosine) = StableMath.SinCos(angle);
        // a = sin/ω, b = (1 − cos)/ω and their derivatives by ω, as series where the angle is small.
        double a, b, slopeA, slopeB;
        if (square < 1e-4)
        {
            a = seconds * (1 - square / 6);
            b = seconds * angle / 2 * (1 - square / 12);
            slopeA = -seconds * seconds * angle / 3;
            slopeB = seconds * seconds / 2 * (1 - square / 4);
        }
        else
        {
            a = sine / TurnRate;
            b = (1 - cosine) / TurnRate;
            slopeA = (seconds * cosine - a) / TurnRate;
            slopeB = (seconds * sine - b) / TurnRate;
        }

        (double u, double v) = (EastRate, NorthRate);
        double e = slopeA * u + slopeB * v, n = slopeA * v - slopeB * u;
        East += a * u + b * v;
        North += a * v - b * u;
        EastRate = cosine * u + sine * v;
        NorthRate = cosine * v - sine * u;
        Carry(a, b, sine, cosine, e, n, seconds * NorthRate, -seconds * EastRate);
        AddNoise(seconds, density, 0, density);
        WW += turnDensity * seconds;
    }

    /// <summary>The covariance under a turn: F·P·Fᵀ, the last column of F being (e, n, u, v, 1).</summary>
    void Carry(double a, double b, double sine, double cosine, double e, double n, double u, double v)
    {
        // Rows of F·P, as far as they are needed.
        double eE = EE + a * EU + b * EV + e * EW, eN = EN + a * NU + b * NV + e * NW, eU = EU + a * UU + b * UV + e * UW, eV = EV + a * UV + b * VV + e * VW, eW = EW + a * UW + b * VW + e * WW;
        double nN = NN + a * NV - b * NU + n * NW, nU = NU + a * UV - b * UU + n * UW, nV = NV + a * VV - b * UV + n * VW, nW = NW + a * VW - b * UW + n * WW;
        double uU = cosine * UU + sine * UV + u * UW, uV = cosine * UV + sine * VV + u * VW, uW = cosine * UW + sine * VW + u * WW;
        double vU = cosine * UV - sine * UU + v * UW, vV = cosine * VV - sine * UV + v * VW, vW = cosine * VW - sine * UW + v * WW;
        EE = eE + a * eU + b * eV + e * eW;
        EN = eN + a * eV - b * eU + n * eW;
        EU = cosine * eU + sine * eV + u * eW;
        EV = cosine * eV - sine * eU + v * eW;
        NN = nN + a * nV - b * nU + n * nW;
        NU = cosine * nU + sine * nV + u * nW;
        NV = cosine * nV - sine * nU + v * nW;
        UU = cosine * uU + sine * uV + u * uW;
        UV = cosine * uV - sine * uU + v * uW;
        VV = cosine * vV - sine * vU + v * vW;
        (EW, NW, UW, VW) = (eW, nW, uW, vW);
    }

    void MoveStraight(double seconds)
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
    }

    void AddNoise(double seconds, double east, double mixed, double north)
    {
        double half = seconds / 2, third = seconds * seconds / 3;
        (east, mixed, north) = (east * seconds, mixed * seconds, north * seconds);
        EE += east * third;
        EN += mixed * third;
        NN += north * third;
        EU += east * half;
        EV += mixed * half;
        NU += mixed * half;
        NV += north * half;
        UU += east;
        UV += mixed;
        VV += north;
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
        double gainW = a * EW + b * NW + c * UW + d * VW;
        double total = a * gainE + b * gainN + c * gainU + d * gainV + variance;
        double inverse = 1 / total;
        double step = (value - (a * East + b * North + c * EastRate + d * NorthRate)) * inverse;
        East += gainE * step;
        North += gainN * step;
        EastRate += gainU * step;
        NorthRate += gainV * step;
        TurnRate += gainW * step;
        (double e, double n, double u, double v) = (gainE * inverse, gainN * inverse, gainU * inverse, gainV * inverse);
        EE -= gainE * e;
        EN -= gainE * n;
        EU -= gainE * u;
        EV -= gainE * v;
        NN -= gainN * n;
        NU -= gainN * u;
        NV -= gainN * v;
        UU -= gainU * u;
        UV -= gainU * v;
        VV -= gainV * v;
        EW -= gainW * e;
        NW -= gainW * n;
        UW -= gainW * u;
        VW -= gainW * v;
        WW -= gainW * gainW * inverse;
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
        (EW, NW) = Turn(EW, NW, sine, cosine);
        (UW, VW) = Turn(UW, VW, sine, cosine);
    }

    /// <summary>Takes a place as origin, and turns the axes.</summary>
    public void MoveOrigin(double east, double north, double sine, double cosine)
    {
        East -= east;
        North -= north;
        Rotate(sine, cosine);
    }

    /// <summary>Enlarges the covariance.</summary>
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
        EW *= factor;
        NW *= factor;
        UW *= factor;
        VW *= factor;
        WW *= factor;
    }

    /// <summary>Nothing infinite or not a number, and variances that can be variances.</summary>
    public readonly bool IsSound() =>
        double.IsFinite(East + North + EastRate + NorthRate + TurnRate) && double.IsFinite(EE + EN + EU + EV + NN + NU + NV + UU + UV + VV)
        && double.IsFinite(EW + NW + UW + VW + WW) && EE > 0 && NN > 0 && UU > 0 && VV > 0 && WW >= 0;

    /// <summary>
    /// True if a Cholesky factorisation of the covariance, each variance enlarged by 10⁻⁹ of itself for rounding, exists.
    /// </summary>
    public readonly bool IsPositive()
    {
        const double Slack = 1 + 1e-9;
        double e = EE * Slack;
        if (!(e > 0)) return false;
        double n = NN * Slack - EN * EN / e;
        double nu = NU - EN * EU / e, nv = NV - EN * EV / e, nw = NW - EN * EW / e;
        if (!(n > 0)) return false;
        double u = UU * Slack - EU * EU / e - nu * nu / n;
        double uv = UV - EU * EV / e - nu * nv / n, uw = UW - EU * EW / e - nu * nw / n;
        if (!(u > 0)) return false;
        double v = VV * Slack - EV * EV / e - nv * nv / n - uv * uv / u;
        double vw = VW - EV * EW / e - nv * nw / n - uv * uw / u;
        if (!(v > 0)) return false;
        return WW == 0 || WW * Slack - EW * EW / e - nw * nw / n - uw * uw / u - vw * vw / v > 0;
    }

    /// <summary>Gives up the correlations if rounding has made the covariance indefinite: larger uncertainty, never an impossible one.</summary>
    public void Repair()
    {
        EE = Math.Max(EE, 1e-4);
        NN = Math.Max(NN, 1e-4);
        UU = Math.Max(UU, 1e-6);
        VV = Math.Max(VV, 1e-6);
        if (IsPositive()) return;
        EN = EU = EV = NU = NV = UV = 0;
        EW = NW = UW = VW = 0;
        WW = Math.Max(WW, 0);
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
