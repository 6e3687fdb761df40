using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Records;

namespace Atalaya.Formats.ModeS.Registers;

/// <summary>The fields of each register with the names of pyModeS 3; what it lacks is named alike.</summary>
static class RegisterFields
{
    /// <summary>BDS 0,A holds whichever event-driven squitter was sent last.</summary>
    const int EventDriven = 0x0A;

    /// <summary>Writes the register's name and fields; false, and nothing, for a register that is not known.</summary>
    public static bool Write<TLine>(TLine line, int register, ulong mb) where TLine : struct, IFieldLine
    {
        switch (register)
        {
            case 0x05 or 0x06 or 0x08 or 0x09 or EventDriven or 0x61 or 0x62 or 0x65:
                return WriteSquitter(line, register, mb);
            case 0x07: Write(line, Bds07.Decode(mb)); return true;
            case 0x10: Write(line, Bds10.Decode(mb)); return true;
            case 0x17: Write(line, Bds17.Decode(mb)); return true;
            case 0x20: Write(line, Bds20.Decode(mb)); return true;
            case 0x30: Write(line, Bds30.Decode(mb)); return true;
            case 0x40: Write(line, Bds40.Decode(mb)); return true;
            case 0x44: Write(line, Bds44.Decode(mb)); return true;
            case 0x45: Write(line, Bds45.Decode(mb)); return true;
            case 0x50: Write(line, Bds50.Decode(mb)); return true;
            case 0x60: Write(line, Bds60.Decode(mb)); return true;
            default: return false;
        }
    }

    /// <summary>A register of the squitter: its content is an ME field, which begins with a type code. An empty or foreign one is only named.</summary>
    static bool WriteSquitter<TLine>(TLine line, int register, ulong me) where TLine : struct, IFieldLine
    {
        int typeCode = (int)me.Bits(1, 5);
        int own = typeCode switch
        {
            _ when AirbornePosition.Has(typeCode) => 0x05,
            _ when SurfacePosition.Has(typeCode) => 0x06,
            _ when Identification.Has(typeCode) => 0x08,
            AirborneVelocity.TypeCode => 0x09,
            AircraftStatus.TypeCode => 0x61,
            TargetState.TypeCode => 0x62,
            OperationalStatus.TypeCode => 0x65,
            _ => 0,
        };
        if (own == register || register == EventDriven && own >= 0x61)
        {
            line.Number("typecode"u8, typeCode);
            ModeSFields.WriteMessage(line, me, hasNicB: true);
            return true;
        }

        Span<byte> name = stackalloc byte[RegisterName.Length];
        RegisterName.Write(name, (byte)register);
        line.Text("bds"u8, name, (ulong)register);
        line.Number("typecode"u8, typeCode);
        return true;
    }

    static void Write<TLine>(TLine line, in Bds07 status) where TLine : struct, IFieldLine
    {
        line.Text("bds"u8, "0,7"u8, 0x07);
        line.Number("transmission_rate"u8, status.TransmissionRate);
        line.Text("altitude_type"u8, status.AltitudeIsGeometric ? "GNSS"u8 : "BARO"u8, status.AltitudeIsGeometric ? 1ul : 0);
    }

    static void Write<TLine>(TLine line, in Bds10 report) where TLine : struct, IFieldLine
    {
        line.Text("bds"u8, "1,0"u8, 0x10);
        line.Flag("config"u8, report.HasContinuation);
        line.Flag("overlay_command_capability"u8, report.HasOverlayCommand);
        line.Flag("acas_operational"u8, report.AcasIsOperational);
        line.Number("mode_s_subnetwork_version"u8, report.SubnetworkVersion);
        line.Flag("transponder_level5"u8, report.HasEnhancedProtocol);
        line.Flag("mode_s_specific_services"u8, report.HasSpecificServices);
        line.Number("uplink_elm_throughput"u8, report.UplinkThroughput);
        line.Number("downlink_elm_throughput"u8, report.DownlinkThroughput);
        line.Flag("aircraft_identification_capability"u8, report.HasIdentification);
        line.Flag("squitter_capability"u8, report.HasSquitter);
        line.Flag("surveillance_identifier_code"u8, report.HasSurveillanceIdentifier);
        line.Flag("common_usage_gicb_capability"u8, report.CommonUsageChanged);
        line.Flag("acas_hybrid_surveillance"u8, report.HasHybridSurveillance);
        line.Flag("acas_resolution_advisory"u8, report.GeneratesResolutions);
        line.Number("acas_rtca_version"u8, report.AcasVersion);
        line.Number("dte_status"u8, report.TerminalStatus);
    }

    static void Write<TLine>(TLine line, in Bds17 report) where TLine : struct, IFieldLine
    {
        Span<byte> registers = stackalloc byte[24];
        line.Text("bds"u8, "1,7"u8, 0x17);
        line.Registers("supported_bds"u8, registers[..report.WriteRegisters(registers)]);
    }

    static void Write<TLine>(TLine line, in Bds20 identification) where TLine : struct, IFieldLine
    {
        Span<byte> callsign = stackalloc byte[Identification.Length];
        line.Text("bds"u8, "2,0"u8, 0x20);
        line.Text("callsign"u8, callsign[..identification.WriteCallsign(callsign)], identification.Characters);
    }

    static void Write<TLine>(TLine line, in Bds30 advisory) where TLine : struct, IFieldLine
    {
        line.Text("bds"u8, "3,0"u8, 0x30);
        WriteAdvisory(line, advisory);
    }

    /// <summary>Bits 10–15 of ARA have the names of the case that bit 9 and MTE tell; without either they mean nothing.</summary>
    public static void WriteAdvisory<TLine>(TLine line, in Bds30 advisory) where TLine : struct, IFieldLine
    {
        line.Flag("issued_ra"u8, advisory.HasSingleSense);
        if (advisory.HasSingleSense)
        {
            line.Flag("corrective"u8, advisory.AdvisoryBit(10));
            line.Flag("downward_sense"u8, advisory.AdvisoryBit(11));
            line.Flag("increased_rate"u8, advisory.AdvisoryBit(12));
            line.Flag("sense_reversal"u8, advisory.AdvisoryBit(13));
            line.Flag("altitude_crossing"u8, advisory.AdvisoryBit(14));
            line.Flag("positive"u8, advisory.AdvisoryBit(15));
        }
        else if (advisory.HasMultipleThreats)
        {
            line.Flag("upward_correction"u8, advisory.AdvisoryBit(10));
            line.Flag("positive_climb"u8, advisory.AdvisoryBit(11));
            line.Flag("downward_correction"u8, advisory.AdvisoryBit(12));
            line.Flag("positive_descend"u8, advisory.AdvisoryBit(13));
            line.Flag("altitude_crossing"u8, advisory.AdvisoryBit(14));
            line.Flag("sense_reversal"u8, advisory.AdvisoryBit(15));
        }

        line.Flag("no_below"u8, advisory.NoBelow);
        line.Flag("no_above"u8, advisory.NoAbove);
        line.Flag("no_left"u8, advisory.NoLeft);
        line.Flag("no_right"u8, advisory.NoRight);
        line.Flag("ra_terminated"u8, advisory.IsTerminated);
        line.Flag("multiple_threat"u8, advisory.HasMultipleThreats);
        line.Number("threat_type_indicator"u8, advisory.ThreatType);
        if (advisory.ThreatAddress is uint address) line.Hex("threat_icao"u8, address, 6);
        line.Optional("threat_altitude"u8, advisory.ThreatAltitudeFeet);
        line.Optional("threat_range"u8, advisory.ThreatRangeNauticalMiles);
        line.Optional("threat_bearing"u8, advisory.ThreatBearingDegrees);
    }

    static void Write<TLine>(TLine line, in Bds40 intention) where TLine : struct, IFieldLine
    {
        line.Text("bds"u8, "4,0"u8, 0x40);
        line.Optional("selected_altitude_mcp"u8, intention.SelectedAltitudeMcpFeet);
        line.Optional("selected_altitude_fms"u8, intention.SelectedAltitudeFmsFeet);
        line.Optional("baro_pressure_setting"u8, intention.PressureSettingHpa);
        if (intention.HasModes)
        {
            line.Flag("vnav_mode"u8, intention.Vnav);
            line.Flag("altitude_hold_mode"u8, intention.AltitudeHold);
            line.Flag("approach_mode"u8, intention.Approach);
        }

        if (intention.TargetAltitudeSource is byte source) line.Text("target_altitude_source"u8, SourceName(source), source);
    }

    static void Write<TLine>(TLine line, in Bds44 report) where TLine : struct, IFieldLine
    {
        line.Text("bds"u8, "4,4"u8, 0x44);
        line.Number("figure_of_merit"u8, report.Source);
        line.Optional("wind_speed"u8, report.WindSpeedKnots);
        line.Optional("wind_direction"u8, report.WindDirectionDegrees);
        line.Number("static_air_temperature"u8, report.StaticAirTemperatureCelsius);
        line.Optional("static_pressure"u8, report.StaticPressureHpa);
        line.Optional("turbulence"u8, report.Turbulence);
        line.Optional("humidity"u8, report.HumidityPercent);
    }

    static void Write<TLine>(TLine line, in Bds45 report) where TLine : struct, IFieldLine
    {
        line.Text("bds"u8, "4,5"u8, 0x45);
        line.Optional("turbulence"u8, report.Turbulence);
        line.Optional("wind_shear"u8, report.WindShear);
        line.Optional("microburst"u8, report.Microburst);
        line.Optional("icing"u8, report.Icing);
        line.Optional("wake_vortex"u8, report.WakeVortex);
        line.Optional("static_air_temperature"u8, report.StaticAirTemperatureCelsius);
        line.Optional("static_pressure"u8, report.StaticPressureHpa);
        line.Optional("radio_height"u8, report.RadioHeightFeet);
    }

    static void Write<TLine>(TLine line, in Bds50 report) where TLine : struct, IFieldLine
    {
        line.Text("bds"u8, "5,0"u8, 0x50);
        line.Optional("roll"u8, report.RollDegrees);
        line.Optional("true_track"u8, report.TrueTrackDegrees);
        line.Optional("groundspeed"u8, report.GroundSpeedKnots);
        line.Optional("track_rate"u8, report.TrackRateDegreesPerSecond);
        line.Optional("true_airspeed"u8, report.TrueAirspeedKnots);
    }

    static void Write<TLine>(TLine line, in Bds60 report) where TLine : struct, IFieldLine
    {
        line.Text("bds"u8, "6,0"u8, 0x60);
        line.Optional("magnetic_heading"u8, report.MagneticHeadingDegrees);
        line.Optional("indicated_airspeed"u8, report.IndicatedAirspeedKnots);
        line.Optional("mach"u8, report.Mach);
        line.Optional("baro_vertical_rate"u8, report.BarometricRateFeetPerMinute);
        line.Optional("inertial_vertical_rate"u8, report.InertialRateFeetPerMinute);
    }

    static ReadOnlySpan<byte> SourceName(byte source) => source switch
    {
        1 => "aircraft_altitude"u8,
        2 => "mcp_fcu"u8,
        3 => "fms"u8,
        _ => "unknown"u8,
    };
}
