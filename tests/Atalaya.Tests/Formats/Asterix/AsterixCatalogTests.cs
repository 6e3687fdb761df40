using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.Tests.Formats.Asterix;

public sealed class AsterixCatalogTests
{
    [Fact]
    public void Every_shipped_edition_compiles()
    {
        int editions = 0;
        for (int category = 0; category < 256; category++)
        {
            foreach (AsterixEdition edition in AsterixCatalog.Default.Editions(category))
            {
                Assert.Equal((category, edition.Name), (edition.Definition.Number, edition.Definition.Edition));
                editions++;
            }
        }

        Assert.Equal(ShippedSpecs.Names.Count(name => name.StartsWith("cat", StringComparison.Ordinal)), editions);
    }

    [Fact]
    public void The_newest_edition_comes_first()
    {
        AsterixCatalog catalog = AsterixCatalog.Default;
        Assert.Equal(["1.11", "1.10", "1.9"], catalog.Editions(20).Select(edition => edition.Name));
        Assert.Equal("1.11", catalog[20]!.Edition);
        Assert.Same(catalog[20], catalog.Find(20, "1.11"));
        Assert.Equal("0.26", catalog.Find(21, "0.26")!.Edition);
        Assert.Null(catalog.Find(20, "1.12"));
        Assert.Null(catalog[255]);
        Assert.True(catalog.Knows(20));
        Assert.False(catalog.Knows(255));
    }

    [Fact]
    public void Own_definitions_come_from_a_folder()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "cat048-1.99.spec"), "category 048 \"Ours\"\nedition 1.99\nlike 1.32\nwithout 065\n161 16 raw\nuap\n  010 140 161\n");
            File.WriteAllText(Path.Combine(folder, "cat255-1.0.spec"), "category 255 \"Ours\"\nedition 1.0\n010 group\n  SAC 8 raw\n  SIC 8 raw\nuap\n  010\n");
            AsterixCatalog catalog = AsterixCatalog.Load(folder);
            Assert.Equal("1.99", catalog[48]!.Edition);
            Assert.NotNull(catalog.Find(48, "1.32"));
            Assert.Equal("Ours", catalog[255]!.Title);
            Assert.Contains("\"category\":255", Assert.Single(AsterixSamples.Lines("FF 0006 80 0102", new AsterixRecordDecoder(catalog))));

            File.WriteAllText(Path.Combine(folder, "cat254-1.0.spec"), "category 254 \"Wrong\"\nedition 1.0\n010 7 raw\nuap\n  010\n");
            SpecException mistake = Assert.Throws<SpecException>(() => AsterixCatalog.Load(folder));
            Assert.StartsWith("cat254-1.0.spec:3: ", mistake.Message);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
