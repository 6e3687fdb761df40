using System.Runtime.InteropServices;
using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Formats.Asterix;
using CsCheck;
using static Atalaya.Tests.Formats.Asterix.Targets.Reporting;

namespace Atalaya.Tests.Formats.Asterix.Targets;

/// <summary>What holds for the reports of every category alike.</summary>
public sealed class EveryCategoryTests
{
    static readonly int[] Categories = [1, 2, 10, 15, 16, 19, 20, 21, 23, 34, 48, 62, 63, 65, 205];

    /// <summary>A block of each category, as rich as the roles.</summary>
    static byte[] Feed => [.. Categories.SelectMany(category => Block(category, Rich(category), Rich(category)))];

    /// <summary>A record with every element that has a role and a path of its own, with small values.</summary>
    static AsterixRecordBuilder Rich(int category)
    {
        AsterixRecordBuilder record = Record(category).From(1, 2);
        ulong value = 1;
        foreach (AsterixElementInfo info in record.Category.Infos.Where(info => AsterixRoles.Of(category, info.Path) != AsterixRole.None && !info.Path.StartsWith("010")))
        {
            if (category == 1 && info.Path is "042/X" or "042/Y") continue;
            record.SetRaw(info.Path, Math.Min(value++, (1ul << Math.Min(info.Bits, 20)) - 1));
        }

        if (category == 1) record.Set("020/TYP", 1);
        return record.Category.ByPath.ContainsKey("000") && category == 10 ? record.SetRaw("000", 1) : record;
    }

    static (Report[] Reports, ServiceReport[] Services) Run(AsterixSourceDecoder decoder, params byte[][] pieces)
    {
        var batch = new ReportBatch();
        foreach (byte[] piece in pieces) decoder.Decode(new Frame(FrameKind.SensorData, Source.Source, Received, new LogPosition(1, 99), piece), batch);
        return (batch.Reports.ToArray(), batch.Services.ToArray());
    }

    static byte[] Bits<T>(T[] values) where T : struct => MemoryMarshal.AsBytes<T>(values).ToArray();

    [Fact]
    public void Every_role_of_the_table_names_an_element()
    {
        foreach (int category in Categories)
        {
            string[] paths = [.. AsterixCatalog.Default.Editions(category).SelectMany(edition => edition.Definition.Infos).Select(info => info.Path)];
            Assert.All(AsterixRoles.Paths(category), path => Assert.Contains(path, paths));
        }

        Assert.True(Enum.GetValues<AsterixRole>().Length <= AsterixValues.Capacity);
    }

    [Fact]
    public void Cuts_and_checkpoints_change_nothing()
    {
        byte[] feed = Feed;
        (Report[] reports, ServiceReport[] services) = Run(Decoder(), feed);
        Assert.Equal(16, reports.Length);
        Assert.True(services.Length >= 16);
        (byte[] expectedReports, byte[] expectedServices) = (Bits(reports), Bits(services));
        for (int cut = 1; cut < feed.Length; cut += 13)
        {
            AsterixSourceDecoder first = Decoder(), second = Decoder();
            (Report[] before, ServiceReport[] servicesBefore) = Run(first, feed[..cut]);
            var writer = new StateWriter();
            first.Save(writer);
            var reader = new StateReader(writer.Written);
            second.Load(ref reader);
            Assert.Equal(0, reader.Remaining);
            (Report[] after, ServiceReport[] servicesAfter) = Run(second, feed[cut..]);
            Assert.Equal(expectedReports, Bits([.. before, .. after]));
            Assert.Equal(expectedServices, Bits([.. servicesBefore, .. servicesAfter]));
        }
    }

    [Fact]
    public void Decoding_allocates_nothing()
    {
        byte[] feed = Feed;
        AsterixSourceDecoder decoder = Decoder();
        var batch = new ReportBatch();
        void Once()
        {
            batch.Clear();
            decoder.Decode(new Frame(FrameKind.SensorData, Source.Source, Received, default, feed), batch);
        }

        Allocation.AssertNone(Once, 100);
    }

    [Fact]
    public void Mutated_bytes_never_throw()
    {
        byte[] feed = Feed;
        Gen.Select(Gen.Int[0, feed.Length - 1], Gen.Byte).Array[1, 20].Sample(
            mutations =>
            {
                byte[] bytes = [.. feed];
                foreach ((int at, byte value) in mutations) bytes[at] = value;
                (Report[] reports, _) = Run(Decoder(), bytes);
                foreach (ref readonly Report report in reports.AsSpan()) Assert.Equal(Source.Source, report.Source);
            },
            seed: "0000KOIPHU49", iter: 300);
    }
}
