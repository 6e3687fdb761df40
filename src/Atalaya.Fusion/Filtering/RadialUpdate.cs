using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Fusion.Measuring;

namespace Atalaya.Fusion.Filtering;

/// <summary>
/// What a plot's radial velocity says about its being a track's, and to the track: ḋ = u·v, u along the line of sight. A wrong one (folded,
/// jammed) comes with a stated probability and is then as that of any false plot, so that it costs a bounded factor and moves nothing.
/// </summary>
static class RadialUpdate
{
    /// <summary>Half of the false plots lie or move slowly (ground, sea, birds): 1 σ in m/s; the others have any radial velocity up to the greatest.</summary>
    const double SlowSigma = 4, MostSpeed = 350;

    /// <summary>
    /// Density of the radial velocity over that of false plots, for a state that the plot's place corrects too: the part of the velocity that
    /// the place tells is taken into account (bivariate normal, conditional mean and variance).
    /// </summary>
    /// <param name="place">Innovation of the place under the same state.</param>
    /// <param name="noise">Variance of the change of velocity within the lag.</param>
    public static double Ratio(in MotionState state, in Innovation place, in RadialMeasurement radial, double lag, double noise, double wrong)
    {
        (double a, double b) = (radial.East, radial.North);
        double withEast = a * (state.EU - lag * state.UU) + b * (state.EV - lag * state.UV);
        double withNorth = a * (state.NU - lag * state.UV) + b * (state.NV - lag * state.VV);
        double inverse = 1 / place.Determinant;
        double gainEast = (place.NN * withEast - place.EN * withNorth) * inverse, gainNorth = (place.EE * withNorth - place.EN * withEast) * inverse;
        double residual = radial.Speed - a * state.EastRate - b * state.NorthRate - gainEast * place.East - gainNorth * place.North;
        double variance = a * a * state.UU + 2 * a * b * state.UV + b * b * state.VV - gainEast * withEast - gainNorth * withNorth;
        variance = Math.Max(variance, 0) + radial.Variance + noise;
        double density = StableMath.Exp(-residual * residual / (2 * variance)) / Math.Sqrt(2 * Math.PI * variance);
        return wrong + (1 - wrong) * density / FalseDensity(radial.Speed);
    }

    /// <summary>Corrects the velocity; weight 1 = certainly the track's, less = so much less information.</summary>
    public static void Apply(ref MotionState state, in RadialMeasurement radial, double noise, double weight) =>
        state.Update(0, 0, radial.East, radial.North, radial.Speed, (radial.Variance + noise) / weight);

    /// <summary>In the axes of a track's plane.</summary>
    public static RadialMeasurement ToPlane(in LocalFrame frame, in PositionMeasurement place)
    {
        double convergence = MeasurementConverter.Convergence(new GeodeticPosition(place.Latitude, place.Longitude, 0), frame.Origin);
        (double sine, double cosine) = StableMath.SinCos(convergence);
        return place.Radial.Turned(sine, cosine);
    }

    static double FalseDensity(double speed)
    {
        double slow = speed / SlowSigma;
        return 0.5 * StableMath.Exp(-slow * slow / 2) / (Math.Sqrt(2 * Math.PI) * SlowSigma) + 0.25 / MostSpeed;
    }
}
