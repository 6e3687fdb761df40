using System.Text;
using Atalaya.Formats.Inspection;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Tests.Formats.ModeS;
using CsCheck;

namespace Atalaya.Tests.Formats.Inspection;

public sealed class ModeSInspectorTests
{
    const string Position = "8d40621d58c382d690c8ac2863a7";

    /// <summary>Beast: escape, type, six octets of time, level, frame.</summary>
    static byte[] Beast(string hex) => Convert.FromHexString("1a33" + "000102030405" + "7f" + hex);

    [Fact]
    public void FieldsOfABeastMessageHaveTheirOctets()
    {
        InspectedRecord record = Assert.Single(Inspection.Of("beast", Beast(Position)));
        Assert.Equal(new OctetRange(0, 23), record.Octets);
        Assert.Equal(new OctetRange(2, 6), record.Field("DF17/timestamp").Octets);
        Assert.Equal(new OctetRange(8, 1), record.Field("DF17/signal_dbfs").Octets);
        Assert.Equal(new OctetRange(9, 1), record.Field("DF17/df").Octets);
        Assert.Equal(("\"40621d\"", new OctetRange(10, 3)), (record.Field("DF17/icao").Json!, record.Field("DF17/icao").Octets));
        Assert.Equal(new OctetRange(13, 1), record.Field("DF17/typecode").Octets);
        Assert.Equal(("38000", "ft", new OctetRange(14, 2)), (record.Field("DF17/altitude").Json!, record.Field("DF17/altitude").Unit, record.Field("DF17/altitude").Octets));
        Assert.Equal(new OctetRange(15, 3), record.Field("DF17/cpr_lat").Octets);
        Assert.Equal(new OctetRange(17, 3), record.Field("DF17/cpr_lon").Octets);
        Assert.Equal(new OctetRange(20, 3), record.Field("DF17/crc_valid").Octets);
    }

    [Fact]
    public void ADoubledEscapeCountsAsTheOctetItStandsFor()
    {
        byte[] plain = Beast("5d1a1a1a");
        Assert.Empty(Inspection.Of("beast", plain));
        ModeSFrame frame = ModeSFrame.AllCall(0x1A1A1A);
        byte[] bytes = new byte[7];
        frame.WriteTo(bytes);
        string escaped = Convert.ToHexStringLower(bytes).Replace("1a1a1a", "1a1a1a1a1a1a", StringComparison.Ordinal);
        InspectedRecord record = Assert.Single(Inspection.Of("beast", Convert.FromHexString("1a32" + "000102030405" + "7f" + escaped)));
        Assert.Equal(new OctetRange(10, 5), record.Field("DF11/icao").Octets);
        Assert.Equal(new OctetRange(16, 3), record.Field("DF11/iid").Octets);
    }

    [Fact]
    public void TheAddressOfAReplyIsInItsParity()
    {
        ModeSFrame reply = SurveillanceReply.Altitude(36_000).Encode(0x4840D6);
        byte[] bytes = new byte[7];
        reply.WriteTo(bytes);
        InspectedRecord record = Assert.Single(Inspection.Of("avr", Encoding.ASCII.GetBytes($"*{Convert.ToHexString(bytes)};\n")));
        Assert.Equal(("\"4840d6\"", new OctetRange(9, 6)), (record.Field("DF4/icao").Json!, record.Field("DF4/icao").Octets));
        Assert.Equal(new OctetRange(5, 4), record.Field("DF4/altitude").Octets);
    }

    [Fact]
    public void APlaceNeedsTheFrameBefore()
    {
        IFrameInspector inspector = FrameInspectors.Create("beast", _ => null);
        Atalaya.Core.Time.Instant time = Atalaya.Core.Time.Instant.FromUnixSeconds(1_700_000_000);
        byte[] even = ModeSSamples.Beast([(TestFlight.Position(0, odd: false), 12_000_000ul)], 77), odd = ModeSSamples.Beast([(TestFlight.Position(0.5, odd: true), 18_000_000ul)], 77);
        Assert.DoesNotContain("latitude", inspector.Inspect(even, 0, time)[0].Text(), StringComparison.Ordinal);
        InspectedRecord second = inspector.Inspect(odd, 0, time.PlusSeconds(0.5))[0];
        Assert.Contains("latitude", second.Text(), StringComparison.Ordinal);
        Assert.Equal(second.Field("DF17/cpr_lat").Octets, second.Field("DF17/latitude").Octets);
    }

    [Fact]
    public void AnyBytesAreShownOrNot() => Gen.Select(Gen.Int[0, 45].Array[0, 6], Gen.Byte.Array[6], Gen.Int[0, 45]).Sample((places, values, start) =>
    {
        byte[] damaged = [.. Beast(Position), .. Beast(Position)];
        for (int i = 0; i < places.Length; i++) damaged[places[i]] = values[i];
        Inspection.CheckAny("beast", damaged, start);
        Inspection.CheckAny("avr", damaged, start);
    }, seed: "0002Insp0002", iter: 60);
}
