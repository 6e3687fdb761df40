using Atalaya.Core.Geodesy;
using Atalaya.Scenarios.Events;

namespace Atalaya.Scenarios.Sensors;

/// <summary>
/// The satellite receiver of one object: wandering errors; where jammed it repeats its last position or gives none, as its kind is, and
/// needs some seconds to recover; where spoofed it is led away.
/// </summary>
struct GnssReceiver(double sigmaMeters, double timeSeconds, ref RandomStream random)
{
    const double ShortestRecovery = 5, LongestRecovery = 20;

    readonly bool _freezes = random.Chance(0.5);
    readonly double _recoverySeconds = random.Uniform(ShortestRecovery, LongestRecovery);
    ErrorProcess _north = new(sigmaMeters, timeSeconds, ref random);
    ErrorProcess _east = new(sigmaMeters, timeSeconds, ref random);
    double _lostUntil = double.NegativeInfinity;
    double _latitude = double.NaN, _longitude;

    /// <summary>The fix at a time, which must not go back.</summary>
    public GnssFix At(double seconds, ScenarioObject thing, in TruthState state, ref RandomStream random)
    {
        double north = _north.At(seconds, ref random);
        double east = _east.At(seconds, ref random);
        if (StraitEvents.IsJammed(seconds, state, thing.MastMeters)) _lostUntil = seconds + _recoverySeconds;
        bool lost = seconds < _lostUntil;
        var spoofing = thing.Role == ScenarioRole.Spoofed ? StraitEvents.SpoofingAt(seconds) : default;
        if (!lost)
        {
            _latitude = state.Latitude * GeodeticPosition.DegreesPerRadian + (north + spoofing.North) / 110_600;
            _longitude = state.Longitude * GeodeticPosition.DegreesPerRadian + (east + spoofing.East) / 109_400;
        }

        return new GnssFix
        {
            LatitudeDegrees = _latitude,
            LongitudeDegrees = _longitude,
            IsLost = lost,
            HasPosition = !lost || (_freezes && !double.IsNaN(_latitude)),
            EastRate = spoofing.EastRate,
            NorthRate = spoofing.NorthRate,
        };
    }
}
