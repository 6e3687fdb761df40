using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;

namespace Atalaya.Fusion.Living;

/// <summary>
/// What has not been seen yet, the Poisson part of a Poisson multi-Bernoulli filter (Williams 2015): each turn misses a part 1 − P_D of it,
/// of which the survivors stay, and new objects join. Says how likely a plot that is of no track is of a new object. Serial.
/// </summary>
sealed class UndetectedObjects(TrackerOptions options)
{
    readonly BirthModel? _birth = options.Birth;
    readonly LocalFrame _frame = new(options.Birth?.Center ?? default);

    /// <summary>Probability that a plot is the first of an object: P_D·u / (P_D·u + λ), u the density of undetected objects there.</summary>
    /// <param name="scale">P_D/λ, square metres.</param>
    /// <param name="turns">Turns of the sensor since its first plot.</param>
    public double ExistenceOf(in EcefPosition place, double turns, double scale, double detection)
    {
        double stays = options.SurvivalPerTurn * (1 - detection);
        double left = stays > 0 ? StableMath.Exp(turns * StableMath.Log(stays)) : turns == 0 ? 1 : 0;
        if (_birth is null) return options.NewTrackExistence + left * Math.Max(0, options.FirstTurnExistence - options.NewTrackExistence);
        double odds = scale * Count(left, stays) * PlaceDensity(_birth, place);
        return odds / (1 + odds);
    }

    /// <summary>Objects expected to be undetected, w·g + b from turn to turn, g = P_S·(1 − P_D), of which a part of the first is left.</summary>
    double Count(double left, double stays) => _birth!.AtFirst * left + _birth.PerTurn * (1 - left) / (1 - stays);

    double PlaceDensity(BirthModel birth, in EcefPosition place)
    {
        EnuVector offset = _frame.ToEnu(place);
        double east = offset.East / birth.SigmaEastMeters, north = offset.North / birth.SigmaNorthMeters;
        return StableMath.Exp(-(east * east + north * north) / 2) / (2 * Math.PI * birth.SigmaEastMeters * birth.SigmaNorthMeters);
    }
}
