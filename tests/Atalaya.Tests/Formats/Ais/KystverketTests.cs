namespace Atalaya.Tests.Formats.Ais;

/// <summary>1,000 real sentences of the Norwegian Coastal Administration.</summary>
public sealed class KystverketTests
{
    [Fact]
    public void Every_message_is_decoded()
    {
        AisRun run = new(File.ReadAllBytes(SharedData.Path("ais/kystverket_1000lines.nm4")));
        Assert.Equal(877, run.Statistics.Records);
        Assert.Equal(0, run.Statistics.Errors);
        Assert.Equal(0, run.Decoder.NotDecoded);
        Dictionary<int, int> types = run.Records.GroupBy(record => record.GetProperty("type").GetInt32()).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(736, types.GetValueOrDefault(1) + types.GetValueOrDefault(2) + types.GetValueOrDefault(3));
        Assert.Equal(123, types[5]);
        Assert.Equal(12, types[18]);
        Assert.Equal(6, types[24]);
    }

    [Fact]
    public void Stale_tag_block_checksums_are_warnings()
    {
        AisRun run = new(File.ReadAllBytes(SharedData.Path("ais/kystverket_1000lines.nm4")));
        Assert.Equal(246, run.Decoder.TagChecksumWarnings);
    }

    [Fact]
    public void The_checksum_does_not_depend_on_printing_or_on_pieces()
    {
        byte[] bytes = File.ReadAllBytes(SharedData.Path("ais/kystverket_1000lines.nm4"));
        AisRun whole = new(bytes);
        Assert.Equal(whole.Statistics.Checksum, new AisRun(bytes, print: false).Statistics.Checksum);
        foreach (int length in new[] { 1, 7, 64, 1000, 4096 })
        {
            AisRun pieces = new(bytes, length);
            Assert.Equal(whole.Text, pieces.Text);
            Assert.Equal(whole.Statistics.Checksum, pieces.Statistics.Checksum);
        }
    }
}
