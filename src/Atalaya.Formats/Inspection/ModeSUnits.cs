namespace Atalaya.Formats.Inspection;

/// <summary>Units of the fields of Mode S records, which their names do not say.</summary>
static class ModeSUnits
{
    public static string Of(string name) => name switch
    {
        "timestamp" => "s",
        "signal_dbfs" => "dBFS",
        "altitude" or "geo_minus_baro" or "selected_altitude" or "selected_altitude_mcp" or "selected_altitude_fms" => "ft",
        "groundspeed" or "airspeed" or "true_airspeed" or "indicated_airspeed" or "wind_speed" => "kt",
        "track" or "heading" or "magnetic_heading" or "selected_heading" or "roll" or "true_track" or "wind_direction" or "latitude" or "longitude" => "°",
        "vertical_rate" or "baro_vertical_rate" or "inertial_vertical_rate" => "ft/min",
        "track_rate" => "°/s",
        "baro_pressure_setting" or "static_pressure" => "hPa",
        "static_air_temperature" => "°C",
        _ => "",
    };
}
