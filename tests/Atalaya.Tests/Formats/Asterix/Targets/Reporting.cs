using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Editions;

namespace Atalaya.Tests.Formats.Asterix.Targets;

/// <summary>Records to reports.</summary>
static class Reporting
{
    public static readonly SourceSite Source = new(new SourceId(3), "feed");

    /// <summary>2026-01-02, 09:18:23 UTC: the time of day of most of the shared records.</summary>
    public static readonly Instant Received = Instant.FromUnixSeconds(20455 * 86400.0 + 33503);

    public static AsterixRecordBuilder Record(int category, string? edition = null) =>
        new AsterixRecordBuilder(edition is null ? AsterixCatalog.Default[category]! : AsterixCatalog.Default.Find(category, edition)!);

    public static AsterixRecordBuilder From(this AsterixRecordBuilder record, int area, int identification) => record.SetRaw("010/SAC", (ulong)area).SetRaw("010/SIC", (ulong)identification);

    public static byte[] Block(int category, params AsterixRecordBuilder[] records)
    {
        var block = new AsterixBlockBuilder(category);
        foreach (AsterixRecordBuilder record in records) Assert.True(block.TryAdd(record));
        return block.Block.ToArray();
    }

    public static AsterixSourceDecoder Decoder(string editions = "")
    {
        Assert.True(EditionSettings.TryParse(editions, AsterixCatalog.Default, out EditionSettings settings, out string reason), reason);
        return new AsterixSourceDecoder(Source, editions: settings);
    }

    public static ReportBatch Decode(ReadOnlySpan<byte> bytes, AsterixSourceDecoder decoder, Instant? received = null)
    {
        var batch = new ReportBatch();
        decoder.Decode(new Frame(FrameKind.SensorData, Source.Source, received ?? Received, new LogPosition(1, 99), bytes), batch);
        return batch;
    }

    public static Report One(AsterixRecordBuilder record)
    {
        int category = record.Category.Number;
        return Assert.Single(Decode(Block(category, record), Decoder($"{category}:{record.Category.Edition}")).Reports.ToArray());
    }

    public static ServiceReport[] ServicesOf(params AsterixRecordBuilder[] records)
    {
        int category = records[0].Category.Number;
        return Decode(Block(category, records), Decoder($"{category}:{records[0].Category.Edition}")).Services.ToArray();
    }

    /// <summary>The report of a shared recording of one record.</summary>
    public static Report Shared(string file, string edition) =>
        Decode(File.ReadAllBytes(SharedData.Path("asterix/bits/" + file)), Decoder(edition)).Reports[0];

    public static void AssertDegrees(double degrees, double radians) => Assert.Equal(degrees, radians * GeodeticPosition.DegreesPerRadian, 1e-9);

    public static void AssertClose(double expected, float? value, double tolerance = 1e-3)
    {
        Assert.NotNull(value);
        Assert.Equal(expected, (double)value.GetValueOrDefault(), tolerance);
    }
}
