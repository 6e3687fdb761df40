using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Messages;
using CsCheck;

namespace Atalaya.Tests.Formats.ModeS;

public sealed class ModeSMessageTests
{
    const string Seed = "0N0XIzNsQ0O2";

    static readonly Gen<ulong> AnyMe = Gen.ULong[0, (1ul << 56) - 1];

    [Fact]
    public void DecodedMessagesSurviveTheirBits() => AnyMe.Sample(me =>
    {
        AssertSame(me, AirbornePosition.Decode, message => message.Encode(), 0);
        AssertSame(me, SurfacePosition.Decode, message => message.Encode(), 0);
        AssertSame(me, Identification.Decode, message => message.Encode(), 0);
        AssertSame(WithTypeCode(me, 19), AirborneVelocity.Decode, message => message.Encode(), 1ul << 46 | 3ul << 8);
        AssertSame(WithTypeCode(me, 31), OperationalStatus.Decode, message => message.Encode(), 0);
        AssertSame(WithTypeCode(me, 29), TargetState.Decode, message => message.Encode(), 1ul << 5 | 3);
        AssertSame(WithTypeCode(me, 28), AircraftStatus.Decode, message => message.Encode(), 0xFFFF_FFFF);
    }, seed: Seed);

    [Fact]
    public void DecodedRepliesSurviveTheirBits() => Gen.Select(Gen.UInt, AnyMe, Gen.UInt[0, 0xFF_FFFF]).Sample((header, message, address) =>
    {
        foreach (uint format in (uint[])[4, 5, 20, 21])
        {
            uint first = format << 27 | header & 0x7FF_FFFF;
            ModeSFrame frame = format < 16 ? ModeSFrame.Short(first, address) : ModeSFrame.Long(first, message, address);
            Assert.Equal(frame, SurveillanceReply.Decode(frame).Encode(address, message));
            Assert.Equal(address, frame.Remainder);
        }

        foreach (uint format in (uint[])[0, 16])
        {
            AirAirReply reply = AirAirReply.Decode(new ModeSFrame(format << 27 | header & 0x7FF_FFFF, message, 0, format == 16));
            Assert.Equal(reply, AirAirReply.Decode(reply.Encode(address, message)));
        }
    }, seed: Seed);

    [Fact]
    public void VelocitySurvivesWithinHalfAStep() => Gen.Select(Gen.Double[-4000, 4000], Gen.Double[-4000, 4000], Gen.Double[-32_000, 32_000], Gen.Double[-3100, 3100]).Sample((east, north, rate, difference) =>
    {
        AirborneVelocity velocity = AirborneVelocity.Decode(AirborneVelocity.OverGround(east, north, rate, true, 2, difference).Encode());
        double halfStep = velocity.Subtype == 2 ? 2 : 0.5;
        Assert.InRange(velocity.EastKnots!.Value - east, -halfStep, halfStep);
        Assert.InRange(velocity.NorthKnots!.Value - north, -halfStep, halfStep);
        Assert.InRange(velocity.VerticalRateFeetPerMinute!.Value - rate, -32, 32);
        Assert.InRange(velocity.GeometricMinusPressureFeet!.Value - difference, -12.5, 12.5);
    }, seed: Seed);

    [Fact]
    public void VelocityOfTheTextbook()
    {
        AirborneVelocity ground = AirborneVelocity.Decode(ModeSSamples.Frame("8D485020994409940838175B284F").Message);
        Assert.Equal([1, -8, -159, -832, 550], (int?[])[ground.Subtype, ground.EastKnots, ground.NorthKnots, ground.VerticalRateFeetPerMinute, ground.GeometricMinusPressureFeet]);
        Assert.Equal(159.20, ground.GroundSpeedKnots!.Value, 0.1);
        Assert.Equal(182.88, ground.TrackDegrees!.Value, 0.01);
        AirborneVelocity air = AirborneVelocity.Decode(ModeSSamples.Frame("8DA05F219B06B6AF189400CBC33F").Message);
        Assert.Equal([3, 375, 1, -2304], (int?[])[air.Subtype, air.AirspeedKnots, air.AirspeedIsTrue ? 1 : 0, air.VerticalRateFeetPerMinute]);
        Assert.Equal(243.98, air.HeadingDegrees!.Value, 0.01);
        Assert.Null(air.GroundSpeedKnots);
    }

    /// <summary>rs1090's changelog: movement 13–38 goes in steps of half a knot.</summary>
    [Theory]
    [InlineData(0, null)]
    [InlineData(1, 0.0)]
    [InlineData(2, 0.125)]
    [InlineData(8, 0.875)]
    [InlineData(9, 1.0)]
    [InlineData(12, 1.75)]
    [InlineData(13, 2.0)]
    [InlineData(14, 2.5)]
    [InlineData(38, 14.5)]
    [InlineData(39, 15.0)]
    [InlineData(93, 69.0)]
    [InlineData(94, 70.0)]
    [InlineData(108, 98.0)]
    [InlineData(109, 100.0)]
    [InlineData(123, 170.0)]
    [InlineData(124, 175.0)]
    [InlineData(125, null)]
    [InlineData(127, null)]
    public void MovementIsReadInItsParts(byte movement, double? knots)
    {
        Assert.Equal(knots, new SurfacePosition(5, movement, false, 0, false, default).GroundSpeedKnots);
        if (knots is not null) Assert.Equal(movement, SurfacePosition.MovementOf(knots));
    }

    [Fact]
    public void IdentificationSurvives()
    {
        Identification identification = Identification.Of(0xA3, PackedText.FromString("KLM1023"));
        Assert.Equal((4, 3, 0xA3), (identification.TypeCode, identification.Category, identification.EmitterCategory));
        Assert.Equal("KLM1023", Identification.Decode(identification.Encode()).Callsign.ToString());
        Assert.Equal("KLM1023", Identification.Decode(ModeSSamples.Frame("8D4840D6202CC371C32CE0576098").Message).Callsign.ToString());
    }

    [Theory]
    [InlineData(0xFC0, Emergency.General)]
    [InlineData(0xF80, Emergency.NoCommunication)]
    [InlineData(0xF40, Emergency.UnlawfulInterference)]
    [InlineData(0xF42, Emergency.None)]
    public void EmergencyCodesAreKnown(ushort code, Emergency emergency) => Assert.Equal(emergency, AircraftStatus.EmergencyOf(code));

    static ulong WithTypeCode(ulong me, uint typeCode) => me & ~(31ul << 51) | (ulong)typeCode << 51;

    static void AssertSame<T>(ulong me, Func<ulong, T> decode, Func<T, ulong> encode, ulong reserved) => Assert.Equal(me & ~reserved, encode(decode(me)) & ~reserved);
}
