using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Registers;

namespace Atalaya.Formats.ModeS.Records;

/// <summary>The fields of each message with the names of pyModeS 3. What it lacks (cf, capability of DF17, gva, sda, nic_supplement_c) is named alike.</summary>
static class ModeSFields
{
    /// <summary>An ME field by its type code; false, and nothing written, where the type code has no message here.</summary>
    public static bool WriteMessage<TLine>(TLine line, ulong me, bool hasNicB) where TLine : struct, IFieldLine
    {
        int typeCode = (int)me.Bits(1, 5);
        if (AirbornePosition.Has(typeCode)) Write(line, AirbornePosition.Decode(me), hasNicB);
        else if (SurfacePosition.Has(typeCode)) Write(line, SurfacePosition.Decode(me));
        else if (typeCode == AirborneVelocity.TypeCode) Write(line, AirborneVelocity.Decode(me));
        else if (Identification.Has(typeCode)) Write(line, Identification.Decode(me));
        else if (typeCode == AircraftStatus.TypeCode) Write(line, AircraftStatus.Decode(me), me);
        else if (typeCode == TargetState.TypeCode) Write(line, TargetState.Decode(me), me);
        else if (typeCode == OperationalStatus.TypeCode) Write(line, OperationalStatus.Decode(me));
        else return false;
        return true;
    }

    public static void Write<TLine>(TLine line, in SurveillanceReply reply, ulong message) where TLine : struct, IFieldLine
    {
        if (reply.HasIdentity) line.Octal("squawk"u8, reply.Mode3A.GetValueOrDefault());
        else line.Optional("altitude"u8, reply.AltitudeFeet);
        line.Number("flight_status"u8, reply.FlightStatus);
        line.Number("downlink_request"u8, reply.DownlinkRequest);
        line.Number("utility_message"u8, reply.UtilityMessage);
        if (reply.HasCommB) line.Hex("mb"u8, message, 14);
    }

    public static void Write<TLine>(TLine line, in AirAirReply reply, ulong message) where TLine : struct, IFieldLine
    {
        line.Text("vertical_status"u8, reply.OnGround ? "on-ground"u8 : "airborne"u8, reply.OnGround ? 1ul : 0);
        if (reply.DownlinkFormat == 0) line.Number("cross_link_capability"u8, reply.CrossLink ? 1 : 0);
        line.Number("sensitivity_level"u8, reply.Sensitivity);
        line.Number("reply_information"u8, reply.ReplyInformation);
        line.Optional("altitude"u8, reply.AltitudeFeet);
        if (reply.DownlinkFormat == 16) line.Hex("mv"u8, message, 14);
    }

    public static void Write<TLine>(TLine line, in Identification identification) where TLine : struct, IFieldLine
    {
        Span<byte> callsign = stackalloc byte[Identification.Length];
        line.Text("bds"u8, "0,8"u8, 0x08);
        line.Number("category"u8, identification.Category);
        line.Text("callsign"u8, callsign[..identification.WriteCallsign(callsign)], identification.Characters);
        line.Text("wake_vortex"u8, WakeVortex.NameOf(identification.TypeCode, identification.Category), identification.EmitterCategory);
    }

    public static void Write<TLine>(TLine line, in AirbornePosition position, bool hasNicB) where TLine : struct, IFieldLine
    {
        line.Text("bds"u8, "0,5"u8, 0x05);
        line.Optional("altitude"u8, position.AltitudeFeet);
        line.Number("surveillance_status"u8, position.SurveillanceStatus);
        if (hasNicB) line.Number("nic_b"u8, position.NicSupplementB ? 1 : 0);
        Write(line, position.Cpr);
        line.Number("nuc_p"u8, NavigationQuality.NucP(position.TypeCode));
    }

    public static void Write<TLine>(TLine line, in CoarsePosition position) where TLine : struct, IFieldLine
    {
        line.Number("imf"u8, position.IsNonIcao ? 1 : 0);
        line.Number("surveillance_status"u8, position.SurveillanceStatus);
        line.Number("service_volume"u8, position.ServiceVolume);
        line.Optional("altitude"u8, position.AltitudeFeet);
        line.Optional("track"u8, position.TrackDegrees);
        line.Optional("groundspeed"u8, position.GroundSpeedKnots);
        Write(line, position.Cpr);
    }

    public static void Write<TLine>(TLine line, in SurfacePosition position) where TLine : struct, IFieldLine
    {
        line.Text("bds"u8, "0,6"u8, 0x06);
        line.Number("movement"u8, position.Movement);
        line.Optional("groundspeed"u8, position.GroundSpeedKnots);
        line.Optional("track"u8, position.TrackDegrees);
        line.Number("track_status"u8, position.TrackIsValid ? 1 : 0);
        Write(line, position.Cpr);
        line.Number("nuc_p"u8, NavigationQuality.NucP(position.TypeCode));
    }

    public static void Write<TLine>(TLine line, in AirborneVelocity velocity) where TLine : struct, IFieldLine
    {
        line.Text("bds"u8, "0,9"u8, 0x09);
        line.Number("subtype"u8, velocity.Subtype);
        line.Number("nac_v"u8, velocity.NacV);
        if (velocity.IsOverGround)
        {
            line.Optional("groundspeed"u8, (int?)velocity.GroundSpeedKnots);
            line.Optional("track"u8, velocity.TrackDegrees);
        }
        else if (velocity.IsAirspeed)
        {
            line.Optional("airspeed"u8, velocity.AirspeedKnots);
            line.Optional("heading"u8, velocity.HeadingDegrees);
            line.Text("airspeed_type"u8, velocity.AirspeedIsTrue ? "TAS"u8 : "IAS"u8, velocity.AirspeedIsTrue ? 1ul : 0);
        }

        line.Text("vr_source"u8, velocity.VerticalRateIsBarometric ? "BARO"u8 : "GNSS"u8, velocity.VerticalRateIsBarometric ? 1ul : 0);
        line.Optional("vertical_rate"u8, velocity.VerticalRateFeetPerMinute);
        line.Optional("geo_minus_baro"u8, velocity.GeometricMinusPressureFeet);
    }

    public static void Write<TLine>(TLine line, in AircraftStatus status, ulong me) where TLine : struct, IFieldLine
    {
        line.Text("bds"u8, "6,1"u8, 0x61);
        line.Number("subtype"u8, status.Subtype);
        if (status.HasEmergencyState)
        {
            line.Number("emergency_state"u8, status.State);
            line.Octal("squawk"u8, status.Mode3A);
        }
        else if (status.Subtype == AircraftStatus.AdvisorySubtype) RegisterFields.WriteAdvisory(line, Bds30.Decode(me));
        else line.Hex("me"u8, me, 14);
    }

    public static void Write<TLine>(TLine line, in TargetState target, ulong me) where TLine : struct, IFieldLine
    {
        line.Text("bds"u8, "6,2"u8, 0x62);
        line.Number("subtype"u8, target.Subtype);
        if (!target.IsVersion2)
        {
            line.Hex("me"u8, me, 14);
            return;
        }

        line.Optional("selected_altitude"u8, target.SelectedAltitudeFeet);
        if (target.AltitudeRaw != 0) line.Text("selected_altitude_source"u8, target.AltitudeIsFms ? "FMS"u8 : "MCP/FCU"u8, target.AltitudeIsFms ? 1ul : 0);
        line.Optional("baro_pressure_setting"u8, target.PressureSettingHpa);
        line.Optional("selected_heading"u8, target.SelectedHeadingDegrees);
        line.Number("nac_p"u8, target.NacP);
        line.Number("nic_baro"u8, target.NicBaro ? 1 : 0);
        line.Number("sil"u8, target.Sil);
        line.Number("sil_supplement"u8, target.SilSupplement ? 1 : 0);
        if (target.ModesAreValid)
        {
            line.Flag("autopilot"u8, target.Autopilot);
            line.Flag("vnav_mode"u8, target.Vnav);
            line.Flag("altitude_hold_mode"u8, target.AltitudeHold);
            line.Flag("approach_mode"u8, target.Approach);
            line.Flag("lnav_mode"u8, target.Lnav);
        }

        line.Flag("tcas_operational"u8, target.TcasOperational);
    }

    public static void Write<TLine>(TLine line, in OperationalStatus status) where TLine : struct, IFieldLine
    {
        line.Text("bds"u8, "6,5"u8, 0x65);
        line.Number("subtype"u8, status.Subtype);
        line.Number("version"u8, status.Version);
        line.Number("capability_class"u8, status.CapabilityClass);
        line.Number("operational_mode"u8, status.OperationalMode);
        if (!status.HasQuality) return;
        line.Number("nic_supplement_a"u8, status.NicSupplementA ? 1 : 0);
        line.Optional("nic_supplement_c"u8, status.NicSupplementC is bool supplement ? supplement ? 1 : 0 : null);
        line.Number("nac_p"u8, status.NacP);
        line.Optional("nac_v"u8, status.SurfaceNacV);
        line.Optional("gva"u8, status.Gva);
        line.Optional("sda"u8, status.Sda);
        line.Number("sil"u8, status.Sil);
        if (status.IsAirborne) line.Number("nic_baro"u8, status.NicBaro ? 1 : 0);
        line.Number("hrd"u8, status.HeadingIsMagnetic ? 1 : 0);
        if (status.Version == 2) line.Number("sil_supplement"u8, status.SilSupplement ? 1 : 0);
    }

    static void Write<TLine>(TLine line, in CprCode cpr) where TLine : struct, IFieldLine
    {
        line.Number("cpr_format"u8, cpr.IsOdd ? 1 : 0);
        line.Number("cpr_lat"u8, cpr.Latitude);
        line.Number("cpr_lon"u8, cpr.Longitude);
    }
}
