using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Scenarios.Traffic;

namespace Atalaya.Scenarios.Sensors;

/// <summary>
/// Sea clutter as a coastal radar meets it: patches of rough water, dense near the site and to windward, each echoing in some turns of its
/// life of some seconds and then gone.
/// </summary>
sealed class SeaPatches
{
    const double MeanLifeSeconds = 9;
    const double EchoChance = 0.55;
    const double RoughnessMeters = 35;

    /// <summary>Where the trade wind comes from, radians from north.</summary>
    const double Windward = 1.2;

    readonly RadarModel _model;
    readonly LocalFrame _frame;
    readonly (double Range, double Azimuth, double DeathSeconds)[] _patches;
    RandomStream _random;

    public SeaPatches(RadarModel model, RandomStream random)
    {
        _model = model;
        _frame = new LocalFrame(model.Site);
        _random = random;
        _patches = new (double, double, double)[model.SeaPatches];
        for (int i = 0; i < _patches.Length; i++) _patches[i] = New(0);
    }

    /// <summary>Calls for each echo between two azimuths.</summary>
    public void Echo(double seconds, double fromAzimuth, double toAzimuth, Action<double, double> plot)
    {
        for (int i = 0; i < _patches.Length; i++)
        {
            (double range, double azimuth, double death) = _patches[i];
            if (azimuth < fromAzimuth || azimuth >= toAzimuth) continue;
            if (seconds >= death)
            {
                _patches[i] = New(seconds);
                continue;
            }

            if (!_random.Chance(EchoChance)) continue;
            double along = Math.Max(_model.MinRangeMeters, range + RoughnessMeters * _random.Gaussian());
            plot(along, azimuth + RoughnessMeters * _random.Gaussian() / range);
        }
    }

    (double Range, double Azimuth, double DeathSeconds) New(double seconds)
    {
        while (true)
        {
            double range = _model.MinRangeMeters + _random.Exponential(_model.SeaClutterMeanMeters);
            double azimuth = _random.Uniform(0, 2 * Math.PI);
            double calm = _random.Uniform(0, 1.5);
            double life = _random.Exponential(MeanLifeSeconds);
            (double sin, double cos) = StableMath.SinCos(azimuth);
            if (calm > 1 + 0.5 * StableMath.Cos(azimuth - Windward) || range > _model.MaxRangeMeters) continue;
            GeodeticPosition place = _frame.ToGeodetic(new EnuVector(range * sin, range * cos, 0));
            if (StraitWater.Contains(place.LatitudeDegrees, place.LongitudeDegrees)) return (range, azimuth, seconds + life);
        }
    }
}
