using Atalaya.Server.Areas;
using Atalaya.Server.Configuration;

namespace Atalaya.SystemTests.Areas;

/// <summary>A file of areas taken into the text of a configuration.</summary>
public sealed class AreaImportTests
{
    const string Text = """
        {
          // ours
          "areas": [
            { "name": "kept", "polygon": [[10, -62], [10, -61], [11, -61]] }, // as it is
            { "name": "moved", "center": [10, -61], "radius_m": 500 }
          ]
        }
        """;

    static List<AreaFeature> File(string features) => AreasFile.Read(System.Text.Encoding.UTF8.GetBytes($"{{\"type\":\"FeatureCollection\",\"features\":[{features}]}}"));

    [Fact]
    public void SameNamesAreReplacedOthersAddedAndWhatIsTheSameStays()
    {
        IReadOnlyList<Integrity.Rules.AlertArea> before = ServerConfiguration.Read("a.json", Text).Areas;
        List<AreaFeature> features = File("""
            { "type": "Feature", "properties": { "name": "kept", "edges": "great_circle" }, "geometry": { "type": "Polygon", "coordinates": [[[-61, 11], [-61, 10], [-62, 10], [-61, 11]]] } },
            { "type": "Feature", "properties": { "name": "moved", "radius_m": 700 }, "geometry": { "type": "Point", "coordinates": [-61, 10] } },
            { "type": "Feature", "properties": { "name": "new" }, "geometry": { "type": "LineString", "coordinates": [[-61, 10], [-61, 10.5]] } },
            { "type": "Feature", "properties": { "name": "none" }, "geometry": null }
            """);
        AreaImportModel model = AreaImport.Describe(before, features, "1");
        Assert.Equal((1, 1, 1, 1), (model.Added, model.Changed, model.Unchanged, model.Refused));
        Assert.Equal(["unchanged", "changed", "added", "refused"], model.Features.Select(static feature => feature.Outcome));
        string text = AreaImport.Apply(Text, before, features);
        Assert.Equal("""
            {
              // ours
              "areas": [
                { "name": "kept", "polygon": [[10, -62], [10, -61], [11, -61]] }, // as it is
                { "name": "moved", "center": [10, -61], "radius_m": 700 },
                { "name": "new", "line": [[10, -61], [10.5, -61]] }
              ]
            }
            """, text);
        Assert.All(AreaImport.Describe(ServerConfiguration.Read("a.json", text).Areas, features, "2").Features.SkipLast(1), static feature => Assert.Equal("unchanged", feature.Outcome));
    }
}
