using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Fusion.Living;

/// <summary>
/// What has not been seen yet, the Poisson part of a Poisson multi-Bernoulli filter (Williams 2015): each turn misses a part 1 − P_D of it,
/// of which the survivors stay, and new objects join. Says how likely a plot that is of no track is of a new object. Serial.
/// </summary>
sealed class UndetectedObjects(TrackerOptions options)
{
    readonly BirthModel? _birth = options.Birth;
    readonly LocalFrame _frame = new(options.Birth?.Center ?? default);
    Instant _first = Instant.MaxValue;

    /// <summary>Reports have come at this time.</summary>
    public void See(Instant time) => _first = Instant.Min(_first, time);

    /// <summary>Probability that a plot is the first of an object: P_D·u / (P_D·u + λ), u the density of undetected objects there.</summary>
    /// <param name="scale">P_D/λ, square metres.</param>
    public double ExistenceOf(in EcefPosition place, Instant time, double scale, double detection, double periodSeconds)
    {
        if (_birth is null) return options.NewTrackExistence;
        double turns = Math.Max(0, Math.Round(time.SecondsSince(_first) / periodSeconds));
        double odds = scale * Count(turns, detection) * PlaceDensity(_birth, place);
        return odds / (1 + odds);
    }

    /// <summary>Objects expected to be undetected before the given turn, the first being 0: w·g + b from turn to turn, g = P_S·(1 − P_D).</summary>
    double Count(double turns, double detection)
    {
        double stays = options.SurvivalPerTurn * (1 - detection);
        double left = stays > 0 ? StableMath.Exp(turns * StableMath.Log(stays)) : turns == 0 ? 1 : 0;
        return _birth!.AtFirst * left + _birth.PerTurn * (1 - left) / (1 - stays);
    }

    double PlaceDensity(BirthModel birth, in EcefPosition place)
    {
        EnuVector offset = _frame.ToEnu(place);
        double east = offset.East / birth.SigmaEastMeters, north = offset.North / birth.SigmaNorthMeters;
        return StableMath.Exp(-(east * east + north * north) / 2) / (2 * Math.PI * birth.SigmaEastMeters * birth.SigmaNorthMeters);
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("FUND", 1);
        writer.Write(_first.UnixNanoseconds);
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("FUND", 1);
        _first = new Instant(reader.ReadInt64());
    }
}
