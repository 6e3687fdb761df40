using System.Text;
using Atalaya.Core.Identity;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Registers;
using Atalaya.Formats.Records;
using CsCheck;

namespace Atalaya.Tests.Formats.ModeS.Registers;

public sealed class RegisterTests
{
    static readonly int[] Known = [0x05, 0x06, 0x07, 0x08, 0x09, 0x0A, 0x10, 0x17, 0x20, 0x30, 0x40, 0x44, 0x45, 0x50, 0x60, 0x61, 0x62, 0x65];

    /// <summary>Real replies, read by hand against the tables of Doc 9871.</summary>
    [Theory]
    [InlineData(0x10, 0x10010080f50000, """{"bds":"1,0","config":false,"overlay_command_capability":false,"acas_operational":true,"mode_s_subnetwork_version":0,"transponder_level5":false,"mode_s_specific_services":true,"uplink_elm_throughput":0,"downlink_elm_throughput":0,"aircraft_identification_capability":true,"squitter_capability":true,"surveillance_identifier_code":true,"common_usage_gicb_capability":true,"acas_hybrid_surveillance":false,"acas_resolution_advisory":true,"acas_rtca_version":1,"dte_status":0}""")]
    [InlineData(0x17, 0xfa81c100000000, """{"bds":"1,7","supported_bds":["0,5","0,6","0,7","0,8","0,9","2,0","4,0","5,0","5,1","5,2","6,0"]}""")]
    [InlineData(0x20, 0x202422f9495820, """{"bds":"2,0","callsign":"IBK9RU"}""")]
    [InlineData(0x40, 0xc26e1370aa0000, """{"bds":"4,0","selected_altitude_mcp":34000,"selected_altitude_fms":34000,"baro_pressure_setting":1013.3}""")]
    [InlineData(0x50, 0xffb4993a7ffcdf, """{"bds":"5,0","roll":-0.52734375,"true_track":103.359375,"groundspeed":466,"track_rate":-0.03125,"true_airspeed":446}""")]
    [InlineData(0x60, 0xb699f11be3846d, """{"bds":"6,0","magnetic_heading":153.45703125,"indicated_airspeed":248,"mach":0.444,"baro_vertical_rate":3584,"inertial_vertical_rate":3488}""")]
    [InlineData(0x07, 0x40000000000000, """{"bds":"0,7","transmission_rate":1,"altitude_type":"BARO"}""")]
    [InlineData(0x05, 0x58b975870b7387, """{"typecode":11,"bds":"0,5","altitude":35975,"surveillance_status":0,"nic_b":0,"cpr_format":1,"cpr_lat":50053,"cpr_lon":95111,"nuc_p":7}""")]
    [InlineData(0x05, 0, """{"bds":"0,5","typecode":0}""")]
    [InlineData(0x08, 0x2015a678d4d220, """{"typecode":4,"bds":"0,8","category":0,"callsign":"EZY85MH","wake_vortex":"No category information"}""")]
    [InlineData(0x44, 0x185bd5cf400000, """{"bds":"4,4","figure_of_merit":1,"wind_speed":22,"wind_direction":344.53125,"static_air_temperature":-48.75}""")]
    public void RealRepliesAreRead(int register, long mb, string json) => Assert.Equal(json, Json(register, (ulong)mb));

    /// <summary>Every field of BDS 3,0: one threat named by address, and one by altitude, range and bearing.</summary>
    [Fact]
    public void ResolutionAdvisoriesAreRead()
    {
        ulong advisory = 0x30ul << 48 | 0b1_101_000ul << 41 | 1ul << 40 - 6 | 8ul << 30 | 1ul << 29;
        Assert.Equal(
            """{"bds":"3,0","issued_ra":true,"corrective":true,"downward_sense":false,"increased_rate":true,"sense_reversal":false,"altitude_crossing":false,"positive":false,"no_below":true,"no_above":false,"no_left":false,"no_right":false,"ra_terminated":true,"multiple_threat":false,"threat_type_indicator":1,"threat_icao":"4840d6"}""",
            Json(0x30, advisory & ~(1ul << 34) | 1ul << 26 | 0x4840D6ul << 2));
        Assert.EndsWith(
            ""","threat_type_indicator":2,"threat_altitude":36000,"threat_range":2.5,"threat_bearing":93}""",
            Json(0x30, 0x30ul << 48 | 1ul << 47 | 2ul << 26 | (ulong)AltitudeCode.FromFeet(36_000) << 13 | 26ul << 6 | 16));
        Assert.Contains("\"positive_climb\":true", Json(0x30, 0x30ul << 48 | 1ul << 45 | 1ul << 28), StringComparison.Ordinal);
        Assert.DoesNotContain("corrective", Json(0x30, 0x30ul << 48), StringComparison.Ordinal);
    }

    [Fact]
    public void FieldsAfterOthersAreSetOffByACommaAndUnknownRegistersWriteNothing()
    {
        JsonLineWriter writer = new();
        writer.Raw("{\"a\":1"u8);
        Assert.True(CommB.WriteFields(0x20, 0x202422f9495820, writer));
        Assert.False(CommB.WriteFields(0x21, 0, writer));
        Assert.Equal("""{"a":1,"bds":"2,0","callsign":"IBK9RU" """.TrimEnd(), Encoding.UTF8.GetString(writer.Written));
    }

    [Fact]
    public void StatusZeroMeansAnEmptyField()
    {
        Assert.True(Bds40.IsPlausible(0xc26e1370aa0000));
        Assert.False(Bds40.IsPlausible(0x426e1370aa0000));
        Assert.False(Bds40.IsPlausible(0xc26e1370aa0200));
        Assert.True(Bds50.IsPlausible(0xffb4993a7ffcdf));
        Assert.False(Bds50.IsPlausible(0x7fb4993a7ffcdf));
        Assert.False(Bds60.IsPlausible(0xb699f11be3806d & ~(1ul << 10)));
        foreach (ulong empty in (ulong[])[0, 0x10ul << 48 | 1ul << 45, 0x20ul << 48]) Assert.Equal(RegisterSet.None, CommB.Candidates(empty));
    }

    /// <summary>Two layouts fit; Mach number and indicated airspeed at the altitude, or roll and turn rate, show which cannot be.</summary>
    [Theory]
    [InlineData(0x901a2f2b21c000, 26_400, 0x60)]
    [InlineData(0xfe7b2d287fe4a7, 13_800, 0x50)]
    [InlineData(0x8af9b718e3c474, 9_950, 0x60)]
    public void PhysicsDecides(long mb, int altitudeFeet, int register)
    {
        CommBInference inference = CommB.Infer((ulong)mb, new KnownFlight(altitudeFeet, null, null, default));
        Assert.Equal((RegisterSet.Bds50 | RegisterSet.Bds60, (byte?)register, true), (inference.Candidates, inference.Register, inference.IsDoubtful));
    }

    [Fact]
    public void KnownFlightDecides()
    {
        const ulong Selected = 0xc0780000000000;
        Assert.Null(CommB.Infer(Selected, default).Register);
        Assert.Equal((byte?)0x40, CommB.Infer(Selected, new KnownFlight(33_000, 450, 270, default)).Register);
        Assert.Null(CommB.Infer(Selected, new KnownFlight(33_000, 450, 170, default)).Register);
        Assert.Equal((byte?)0x20, CommB.Infer(0x202422f9495820, default).Register);
        CommBInference other = CommB.Infer(0x202422f9495820, new KnownFlight(null, null, null, PackedText.FromString("KLM1")));
        Assert.Equal((null, true), (other.Register, other.IsDoubtful));
    }

    [Fact]
    public void AnyContentIsRead() => Gen.Select(Gen.ULong[0, (1ul << 56) - 1], Gen.Int[0, 255], Gen.Bool).Sample((mb, register, ofKnown) =>
    {
        if (ofKnown) register = Known[register % Known.Length];
        string json = Json(register, mb);
        Assert.Equal(Known.Contains(register), json.Length > 2);
        ModeSSamples.Parse(json);
        CommBInference inference = CommB.Infer(mb, new KnownFlight((int)(mb & 0xFFFF), mb & 1023, mb % 360, default));
        Assert.Equal(inference.Candidates | inference.Consistent, inference.Candidates);
    }, seed: "0N0XIzNsQ0O2", iter: 100_000);

    [Fact]
    public void ReadingAllocatesNothing()
    {
        JsonLineWriter writer = new();
        ulong i = 0;
        Allocation.AssertNone(() =>
        {
            foreach (int register in Known)
            {
                writer.Clear();
                CommB.WriteFields(register, 0xfa81c100000000ul + i * 0x1234567890, writer);
            }

            i++;
            CommB.Infer(0xffb4993a7ffcdf, new KnownFlight(36_000, 460, 100, default));
        }, 100);
    }

    static string Json(int register, ulong mb)
    {
        JsonLineWriter writer = new();
        writer.Raw((byte)'{');
        CommB.WriteFields(register, mb, writer);
        writer.Raw((byte)'}');
        return Encoding.UTF8.GetString(writer.Written);
    }
}
