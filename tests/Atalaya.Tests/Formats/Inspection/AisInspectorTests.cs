using System.Text;
using Atalaya.Formats.Inspection;
using CsCheck;

namespace Atalaya.Tests.Formats.Inspection;

public sealed class AisInspectorTests
{
    const string Single = "!AIVDM,1,1,,B,15NBj>PP1gG>1PVKTDTUJOv00<0M,0*09\r\n";
    const string First = "!AIVDM,2,1,6,B,53Jmvl82Bw3CTP7??K5<D5<lThF222222222221:I0oK;4e20L3FH42i,0*5C\r\n";
    const string Second = "!AIVDM,2,2,6,B,p88888888888880,2*69\r\n";

    [Fact]
    public void FieldsOfAPositionReportHaveTheirCharacters()
    {
        InspectedRecord record = Assert.Single(Inspection.Of("nmea", Encoding.ASCII.GetBytes(Single)));
        Assert.Equal(new OctetRange(0, Single.Length - 2), record.Octets);
        Assert.Equal(("1", new OctetRange(14, 1)), (record.Field("1/type").Json!, record.Field("1/type").Octets));
        Assert.Equal(new OctetRange(15, 6), record.Field("1/mmsi").Octets);   // bits 8 to 37
        Assert.Equal(("kt", new OctetRange(22, 2)), (record.Field("1/speed").Unit, record.Field("1/speed").Octets));   // bits 50 to 59
        Assert.Equal(new OctetRange(24, 5), record.Field("1/lon").Octets);    // bits 61 to 88
        Assert.Equal(new OctetRange(28, 6), record.Field("1/lat").Octets);    // bits 89 to 115
    }

    [Fact]
    public void AMessageOfTwoSentencesReachesOverBoth()
    {
        byte[] bytes = Encoding.ASCII.GetBytes(First + Single + Second);
        IReadOnlyList<InspectedRecord> records = Inspection.Of("nmea", bytes, start: First.Length + Single.Length);
        InspectedRecord record = Assert.Single(records);
        Assert.Equal(new OctetRange(0, bytes.Length - 2), record.Octets);
        Assert.Contains("\"type\":5", record.Text(), StringComparison.Ordinal);
        Assert.InRange(record.Field("5/mmsi").Octets.End, 1, First.Length);
        Assert.True(record.Field("5/destination").Octets.End > First.Length + Single.Length);
        Assert.Empty(Inspection.Of("nmea", Encoding.ASCII.GetBytes(Second)));
    }

    [Fact]
    public void AnyBytesAreShownOrNot() => Gen.Select(Gen.Int[0, 100].Array[0, 4], Gen.Char.AlphaNumeric.Array[4], Gen.Int[0, 100]).Sample((places, values, start) =>
    {
        byte[] damaged = Encoding.ASCII.GetBytes(First + Single);
        for (int i = 0; i < places.Length; i++) damaged[places[i]] = (byte)values[i];
        Inspection.CheckAny("nmea", damaged, start);
    }, seed: "0003Insp0003", iter: 100);
}
