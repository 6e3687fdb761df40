using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>Turns the position codes of one aircraft into places: the first from an even and an odd code, the others near the one before.</summary>
sealed class CprMemory
{
    const double PairSeconds = 10;

    /// <summary>At 600 m/s within a tenth of half a zone.</summary>
    const double ReferenceSeconds = 60;

    readonly CprCode[] _codes = new CprCode[2];
    readonly Instant[] _times = [Instant.MinValue, Instant.MinValue];
    bool _surface;
    Instant _placeTime = Instant.MinValue;
    double _latitude, _longitude;

    /// <param name="code">As sent.</param>
    /// <param name="surface">A surface position.</param>
    /// <param name="time">When it was heard.</param>
    /// <param name="site">Of the receiver; surface codes have several places.</param>
    /// <param name="latitude">Degrees.</param>
    /// <param name="longitude">Degrees.</param>
    public bool TryPlace(in CprCode code, bool surface, Instant time, GeodeticPosition? site, out double latitude, out double longitude)
    {
        if (surface != _surface) Array.Fill(_times, Instant.MinValue);
        _surface = surface;
        int own = code.IsOdd ? 1 : 0;
        (_codes[own], _times[own]) = (code, time);
        bool known = _placeTime > Instant.MinValue && time.SecondsSince(_placeTime) <= ReferenceSeconds;
        bool placed = known
            ? Cpr.TryLocal(code, surface, _latitude, _longitude, out latitude, out longitude)
            : TryPair(own, surface, time, site, out latitude, out longitude);
        if (placed) (_latitude, _longitude, _placeTime) = (latitude, longitude, time);
        return placed;
    }

    bool TryPair(int own, bool surface, Instant time, GeodeticPosition? site, out double latitude, out double longitude)
    {
        (latitude, longitude) = (0, 0);
        if (_times[1 - own] == Instant.MinValue || time.SecondsSince(_times[1 - own]) > PairSeconds) return false;
        if (!surface) return Cpr.TryGlobal(_codes[0], _codes[1], own == 1, out latitude, out longitude);
        return site is { } place && Cpr.TryGlobalSurface(_codes[0], _codes[1], own == 1, place.LatitudeDegrees, place.LongitudeDegrees, out latitude, out longitude);
    }
}
