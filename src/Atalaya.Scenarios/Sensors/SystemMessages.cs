using Atalaya.Core.Geodesy;
using Atalaya.Formats.Asterix;

namespace Atalaya.Scenarios.Sensors;

/// <summary>The neighbour's words: CAT062 system tracks.</summary>
sealed class SystemMessages(SystemModel model)
{
    const byte Service = 1;
    const double MetersPerDegree = 110_600;
    const double VelocitySigma = 2;

    readonly AsterixRecordBuilder _track = new(AsterixCatalog.Default[62]!);

    /// <summary>A record of category 062; valid until the next call.</summary>
    public AsterixRecordBuilder Track(in SystemTrack track)
    {
        _track.Clear()
            .Set("010/SAC", model.Sac)
            .Set("010/SIC", model.Sic)
            .SetRaw("015", Service)
            .SetRaw("040", track.Number)
            .Set("070", RadarMessages.TimeOfDay(track.NanosecondOfDay))
            .Set("105/LAT", track.Position.Latitude * GeodeticPosition.DegreesPerRadian)
            .Set("105/LON", track.Position.Longitude * GeodeticPosition.DegreesPerRadian)
            .Set("185/VX", track.VelocityEast)
            .Set("185/VY", track.VelocityNorth)
            .SetRaw("060/MODE3A", track.Mode3A)
            .Set("136", track.FlightLevel)
            .Set("220", track.FeetPerMinute)
            .Set("500/APW/LAT", model.PositionSigmaMeters / MetersPerDegree)
            .Set("500/APW/LON", model.PositionSigmaMeters / MetersPerDegree)
            .Set("500/ATV/X", VelocitySigma)
            .Set("500/ATV/Y", VelocitySigma);
        Status(track);
        if (track.Address == 0) return _track;
        return _track
            .SetRaw("380/ADR", track.Address)
            .SetRaw("380/ID", track.Callsign)
            .Set("245/STI", 0)
            .SetRaw("245/CHR", track.Callsign);
    }

    void Status(in SystemTrack track)
    {
        _track.Set("080/MON", 0).Set("080/CNF", 0);
        if (track.IsFirst) _track.Set("080/TSB", 1);
        if (track.IsLast) _track.Set("080/TSE", 1);
        if (track.IsEmergency) _track.Set("080/EMS", 1);
    }
}
