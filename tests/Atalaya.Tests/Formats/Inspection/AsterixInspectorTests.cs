using Atalaya.Formats.Asterix.Editions;
using Atalaya.Formats.Inspection;
using CsCheck;

namespace Atalaya.Tests.Formats.Inspection;

public sealed class AsterixInspectorTests
{
    /// <summary>CAT048: a Mode S report of 28 octets, then a primary plot of 11.</summary>
    static readonly byte[] Block = Convert.FromHexString("30002afdc1026001181726e016cb722f025100cf3403000915b4db282020e0f0600118172d2012b775b0");

    [Fact]
    public void EachElementStandsWhereTheStandardPutsIt()
    {
        InspectedRecord record = Inspection.Of("asterix", Block)[0];
        Assert.Equal(new OctetRange(3, 28), record.Octets);
        Assert.Equal(new OctetRange(3, 3), record.Field("048/FSPEC").Octets);
        Assert.Equal(new OctetRange(6, 2), record.Field("048/010").Octets);
        Assert.Equal(("96", new OctetRange(6, 1)), (record.Field("048/010/SAC").Json!, record.Field("048/010/SAC").Octets));
        Assert.Equal(("12334.296875", "s", new OctetRange(8, 3)), (record.Field("048/140").Json!, record.Field("048/140").Unit, record.Field("048/140").Octets));
        Assert.Equal(("7", "ModeS Roll-Call +PSR", new OctetRange(11, 1)), (record.Field("048/020/TYP").Json!, record.Field("048/020/TYP").Meaning, record.Field("048/020/TYP").Octets));
        Assert.Equal(("22.79296875", "NM", new OctetRange(12, 2)), (record.Field("048/040/RHO").Json!, record.Field("048/040/RHO").Unit, record.Field("048/040/RHO").Octets));
        Assert.Equal(new OctetRange(14, 2), record.Field("048/040/THETA").Octets);
        Assert.Equal(("\"340300\"", "Aircraft Address", new OctetRange(20, 3)), (record.Field("048/220").Json!, record.Field("048/220").Title, record.Field("048/220").Octets));
        Assert.Equal(("\"BQV462\"", new OctetRange(23, 6)), (record.Field("048/240").Json!, record.Field("048/240").Octets));
        Assert.Contains("\"FL\":51.75", record.Text(), StringComparison.Ordinal);
    }

    /// <summary>The panel shows a frame in the edition its source is decoded with, not in the one that the frame alone suggests.</summary>
    [Fact]
    public void AFrameIsShownInTheEditionOfItsSensor()
    {
        EditionInUse[] used = [new(48, 96, 1, "1.27", 1, true), new(48, 97, 1, "1.30", 1, false), new(34, 96, 1, null, 0, false)];
        Assert.Contains("\"edition\":\"1.27\"", Shown(EditionSettings.For(used, 96 << 8 | 1)), StringComparison.Ordinal);
        Assert.Contains("\"edition\":\"1.32\"", Shown(EditionSettings.For(used, 98 << 8 | 1)), StringComparison.Ordinal);

        static string Shown(EditionSettings editions) => FrameInspectors.Create("asterix", _ => null, editions).Inspect(Block, 0, Inspection.Time)[0].Text();
    }

    [Fact]
    public void OnlyRecordsThatEndInTheFrameAreShown()
    {
        Assert.Equal(2, Inspection.Of("asterix", Block).Count);
        InspectedRecord second = Assert.Single(Inspection.Of("asterix", Block, start: 31));
        Assert.Equal(new OctetRange(31, 11), second.Octets);
        Assert.Equal(2, Inspection.Of("asterix", Block, start: 30).Count);
    }

    /// <summary>Every octet of the shared recordings belongs to a field, but for spare bits and lengths.</summary>
    [Fact]
    public void SharedRecordsAreCoveredByTheirItems()
    {
        byte[] bytes = File.ReadAllBytes(SharedData.Path("asterix/Jahorina.raw"))[..3000];
        IReadOnlyList<InspectedRecord> records = Inspection.Of("asterix", bytes);
        Assert.NotEmpty(records);
        foreach (InspectedRecord record in records)
        {
            int end = record.Octets.Offset;
            foreach (InspectedField item in record.Fields.Where(field => field.Path.Count(character => character == '/') == 1))
            {
                Assert.InRange(item.Octets.Offset, record.Octets.Offset, end + 1);
                end = Math.Max(end, item.Octets.End);
            }
        }
    }

    [Fact]
    public void AnyBytesAreShownOrNot() => Gen.Select(Gen.Int[0, 41].Array[0, 6], Gen.Byte.Array[6], Gen.Int[0, 41]).Sample((places, values, start) =>
    {
        byte[] damaged = [.. Block];
        for (int i = 0; i < places.Length; i++) damaged[places[i]] = values[i];
        Inspection.CheckAny("asterix", damaged, start);
    }, seed: "0001Insp0001", iter: 100);
}
