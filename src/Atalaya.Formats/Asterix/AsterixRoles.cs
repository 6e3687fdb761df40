namespace Atalaya.Formats.Asterix;

/// <summary>Which elements of which category have a role.</summary>
static class AsterixRoles
{
    static readonly Dictionary<(int Category, string Path), AsterixRole> Table = new()
    {
        [(34, "000")]         = AsterixRole.MessageType,
        [(34, "020")]         = AsterixRole.SectorAzimuth,
        [(34, "030")]         = AsterixRole.TimeOfDay,
        [(34, "041")]         = AsterixRole.AntennaPeriod,
        [(34, "120/HGT")]     = AsterixRole.SiteHeight,
        [(34, "120/LAT")]     = AsterixRole.SiteLatitude,
        [(34, "120/LON")]     = AsterixRole.SiteLongitude,
        [(48, "140")]         = AsterixRole.TimeOfDay,
        [(48, "020/TYP")]     = AsterixRole.DetectionType,
        [(48, "020/SIM")]     = AsterixRole.Simulated,
        [(48, "020/TST")]     = AsterixRole.TestTarget,
        [(48, "020/SPI")]     = AsterixRole.Spi,
        [(48, "020/RAB")]     = AsterixRole.FieldMonitor,
        [(48, "020/ME")]      = AsterixRole.MilitaryEmergency,
        [(48, "030")]         = AsterixRole.Warning,
        [(48, "040/RHO")]     = AsterixRole.SlantRange,
        [(48, "040/THETA")]   = AsterixRole.Azimuth,
        [(48, "070/V")]       = AsterixRole.Mode3ANotValidated,
        [(48, "070/G")]       = AsterixRole.Mode3AGarbled,
        [(48, "070/L")]       = AsterixRole.Mode3ANotExtracted,
        [(48, "070/MODE3A")]  = AsterixRole.Mode3A,
        [(48, "090/V")]       = AsterixRole.FlightLevelNotValidated,
        [(48, "090/G")]       = AsterixRole.FlightLevelGarbled,
        [(48, "090/FL")]      = AsterixRole.FlightLevel,
        [(48, "110/3DH")]     = AsterixRole.MeasuredHeight,
        [(48, "120/CAL/D")]   = AsterixRole.DopplerDoubtful,
        [(48, "120/CAL/CAL")] = AsterixRole.DopplerSpeed,
        [(48, "161/TRN")]     = AsterixRole.TrackNumber,
        [(48, "170/GHO")]     = AsterixRole.GhostTrack,
        [(48, "200/GSP")]     = AsterixRole.GroundSpeed,
        [(48, "200/HDG")]     = AsterixRole.TrackAngle,
        [(48, "220")]         = AsterixRole.Address,
        [(48, "230/STAT")]    = AsterixRole.FlightStatus,
        [(48, "240")]         = AsterixRole.Callsign,
    };

    /// <summary>Item 010 names the source in every category that has these parts; a Comm-B register has the same three names wherever it stands.</summary>
    public static AsterixRole Of(int category, string path) => path switch
    {
        "010/SAC" => AsterixRole.SystemArea,
        "010/SIC" => AsterixRole.SystemIdentification,
        _ when path.EndsWith("/MBDATA", StringComparison.Ordinal) => AsterixRole.RegisterData,
        _ when path.EndsWith("/BDS1", StringComparison.Ordinal) => AsterixRole.RegisterFirst,
        _ when path.EndsWith("/BDS2", StringComparison.Ordinal) => AsterixRole.RegisterSecond,
        _ => Table.GetValueOrDefault((category, path)),
    };
}
