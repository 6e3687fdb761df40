using System.Globalization;
using System.Text;
using System.Text.Json;
using Atalaya.Integrity.Rules;
using Atalaya.Server.Areas;
using Atalaya.Server.Configuration;
using CsCheck;

namespace Atalaya.SystemTests.Areas;

/// <summary>Areas out as GeoJSON and in again.</summary>
public sealed class AreasGeoJsonTests
{
    static readonly Gen<double> Latitude = Gen.Int[-800_000_000, 800_000_000].Select(static value => value / 1e7);
    static readonly Gen<double> Longitude = Gen.Int[-1_799_999_999, 1_799_999_999].Select(static value => value / 1e7);

    /// <summary>A star round a place: its border does not cross itself, and may cross 180° and hold a pole.</summary>
    static readonly Gen<List<double[]>> Star = Gen.Select(Latitude, Longitude, Gen.Double[100, 3_000_000].Array[3, 40], static (latitude, longitude, radii) =>
    {
        List<double[]> corners = [];
        for (int i = 0; i < radii.Length; i++)
        {
            var place = Core.Geodesy.Geodesic.Direct(Core.Geodesy.GeodeticPosition.FromDegrees(latitude, longitude), 2 * Math.PI * i / radii.Length, radii[i]).Position;
            corners.Add([Math.Round(place.LatitudeDegrees, 7), Math.Round(place.LongitudeDegrees, 7)]);
        }

        return corners;
    });

    static readonly Gen<AlertArea> Area = Gen.OneOf(
        Star.Select(static corners => new AlertArea { Name = "ñ \"1\"", Polygon = corners, FloorMeters = 10, CeilingMeters = 3000 }),
        Star.Select(static corners => new AlertArea { Name = "line", Line = corners, Days = ["sat"], FromUtc = "22:00", ToUtc = "05:30" }),
        Gen.Select(Latitude, Longitude, Gen.Int[1, 10_000_000], static (latitude, longitude, radius) => new AlertArea { Name = "circle", Center = [latitude, longitude], RadiusMeters = radius }));

    static AreaFeature ReadOne(string geometry, string properties = "{\"name\":\"a\"}") =>
        AreasFile.Read(Encoding.UTF8.GetBytes($"{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"geometry\":{geometry},\"properties\":{properties}}}]}}"))[0];

    static JsonElement Geometry(AlertArea area)
    {
        using JsonDocument document = JsonDocument.Parse(AreasGeoJson.Make([area]));
        return document.RootElement.GetProperty("features")[0].GetProperty("geometry").Clone();
    }

    [Fact]
    public void WhatGoesOutComesInAgain() => Area.Sample(static area =>
    {
        AreaFeature feature = AreasFile.Read(AreasGeoJson.Make([area]))[0];
        return feature.Area is { } back && AreaComparison.AreSame(area, back) ? true : throw new InvalidOperationException($"{feature.Problem} {feature.Json}");
    }, iter: 300);

    [Fact]
    public void WhatGoesOutIsCutAndTurnedAsTheStandardSays() => Area.Sample(static area =>
    {
        JsonElement geometry = Geometry(area);
        IEnumerable<JsonElement> lines = geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => geometry.GetProperty("coordinates").EnumerateArray(),
            "MultiPolygon" => geometry.GetProperty("coordinates").EnumerateArray().Select(static polygon => polygon[0]),
            "LineString" => [geometry.GetProperty("coordinates")],
            _ => geometry.GetProperty("coordinates").EnumerateArray(),
        };
        foreach (JsonElement line in lines)
        {
            Corner[] corners = [.. line.EnumerateArray().Select(static position => new Corner(position[1].GetDouble(), position[0].GetDouble()))];
            Assert.All(corners, static corner => Assert.InRange(corner.Longitude, -180, 180));
            for (int i = 1; i < corners.Length; i++) Assert.True(Math.Abs(corners[i].Longitude - corners[i - 1].Longitude) <= 180 || Math.Abs(corners[i].Latitude) == 90);
            if (area.IsLine) continue;
            Assert.Equal(corners[0], corners[^1]);
            Assert.True(MeridianCut.TwiceTheArea(corners[..^1]) > 0, "against the clock");
        }
    }, iter: 150);

    [Fact]
    public void AnAreaAcross180DegreesIsCutInTwoAndJoinedAgain()
    {
        AlertArea area = new() { Name = "date line", Polygon = [[-10, 179], [-10, -179], [10, -179], [10, 179]] };
        JsonElement geometry = Geometry(area);
        Assert.Equal("MultiPolygon", geometry.GetProperty("type").GetString());
        Assert.Equal(2, geometry.GetProperty("coordinates").GetArrayLength());
        AreaFeature foreign = ReadOne("""{"type":"MultiPolygon","coordinates":[[[[179,-10],[180,-10],[180,10],[179,10],[179,-10]]],[[[-180,-10],[-179,-10],[-179,10],[-180,10],[-180,-10]]]]}""");
        Assert.Null(foreign.Problem);
        Assert.All(foreign.Area!.Polygon!, static corner => Assert.Equal(10, Math.Abs(corner[0])));
        foreach (double[] corner in area.Polygon) Assert.Contains(foreign.Area.Polygon!, other => Math.Abs(other[0] - corner[0]) < 1e-7 && Math.Abs(other[1] - corner[1]) < 1e-7);
    }

    [Fact]
    public void AnAreaRoundThePoleReachesItInTheFileAndNotInTheConfiguration()
    {
        AlertArea area = new() { Name = "pole", Polygon = [[80, 0], [80, 120], [80, -120]] };
        JsonElement geometry = Geometry(area);
        Assert.Equal("MultiPolygon", geometry.GetProperty("type").GetString());
        Assert.All(geometry.GetProperty("coordinates").EnumerateArray(), static part => Assert.Contains(part[0].EnumerateArray(), static position => position[1].GetDouble() == 90));
        Assert.Equal(3, AreasFile.Read(AreasGeoJson.Make([area]))[0].Area!.Polygon!.Count);
    }

    [Fact]
    public void AStraightLineOfTheFileIsFollowedAlongTheParallel()
    {
        AreaFeature feature = ReadOne("""{"type":"LineString","coordinates":[[0,60],[10,60]]}""");
        Assert.InRange(feature.Area!.Line!.Count, 10, 40);
        Assert.All(feature.Area.Line, static corner => Assert.Equal(60, corner[0], 9));
        Assert.Equal(2, ReadOne("""{"type":"LineString","coordinates":[[0,60],[10,60]]}""", """{"name":"a","edges":"great_circle"}""").Area!.Line!.Count);
    }

    [Fact]
    public void ABorderOfTooManyCornersIsReducedAndSaysSo()
    {
        string coast = string.Join(',', Enumerable.Range(0, 5000).Select(static i => string.Create(CultureInfo.InvariantCulture, $"[{-61 + 0.5 * Math.Cos(i * Math.Tau / 5000):0.######},{10 + 0.5 * Math.Sin(i * Math.Tau / 5000):0.######}]")));
        AreaFeature feature = ReadOne($$"""{"type":"Polygon","coordinates":[[{{coast}},[-60.5,10]]]}""");
        Assert.InRange(feature.Area!.Polygon!.Count, 100, 1000);
        Assert.Matches("^5000 corners reduced to [0-9]+, within [0-9]+ m$", feature.Note);
    }

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]}""", "coordinates[1]: an area has no holes")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}""", "it has 2 separate parts: make each a feature of its own")]
    [InlineData("""{"type":"Polygon","coordinates":[[[10,100],[11,100],[11,101],[10,100]]]}""", "coordinates[0][0]: latitude 100 lies beyond 90°; in GeoJSON the longitude comes first")]
    [InlineData("""{"type":"Polygon","coordinates":[[[500000,4649776],[500100,4649776],[500000,4649876],[500000,4649776]]]}""", "coordinates[0][0] is no longitude and latitude in degrees; the file must be in WGS 84")]
    [InlineData("""{"type":"Polygon","coordinates":[[[-170,0],[170,0],[170,10],[-170,0]]]}""", "coordinates[0][1]: more than 180° of longitude from the corner before; put corners between them, or cut the border at 180° (RFC 7946, 3.1.9)")]
    [InlineData("""{"type":"Point","coordinates":[1,2]}""", "a point is no area: with a property \"radius_m\" it is a circle")]
    [InlineData("""{"type":"GeometryCollection","geometries":[]}""", "GeometryCollection is no shape of an area: it must be Polygon, LineString, or Point with \"radius_m\"")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]}""", "its border encloses nothing")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,"1"],[0,1],[0,0]]]}""", "coordinates[0][1] is no position [longitude, latitude]")]
    [InlineData("null", "it has no geometry")]
    public void WhatIsNoAreaIsRefusedWithItsPlace(string geometry, string problem) => Assert.EndsWith(problem, ReadOne(geometry).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"floor_m":500,"ceiling_m":100}""", "has its floor above its ceiling")]
    [InlineData("""{"days":["monday"]}""", "did you mean \"mon\"")]
    [InlineData("""{"from_utc":"25:00"}""", "must be a time of day")]
    [InlineData("""{"center":[0,0],"radius_m":5000}""", "its border is not the circle")]
    public void PropertiesAreCheckedAsInTheConfiguration(string properties, string problem) =>
        Assert.Contains(problem, ReadOne("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}""", properties).Problem, StringComparison.Ordinal);

    [Fact]
    public void FeaturesAreNamedAndLocated()
    {
        List<AreaFeature> features = AreasFile.Read("""
            {
              "type": "FeatureCollection", "crs": { "type": "name", "properties": { "name": "urn:ogc:def:crs:OGC:1.3:CRS84" } },
              "features": [
                { "type": "Feature", "properties": { "NAME": "A" }, "geometry": { "type": "Point", "coordinates": [-61.5, 10.6] } },
                { "type": "Feature", "id": 7, "properties": null, "geometry": { "type": "LineString", "coordinates": [[0, 0], [0.1, 0]] } },

                { "type": "Feature", "properties": { "name": "port", "radius_m": 900, "ceiling_m": null }, "geometry": { "type": "Point", "coordinates": [-61.5, 10.6] } },
                { "type": "Feature", "properties": { "name": "port", "radius_m": 100 }, "geometry": { "type": "Point", "coordinates": [-61.5, 10.6] } }
              ]
            }
            """u8.ToArray());
        Assert.Equal([("A", 4), ("7", 5), ("port", 7), ("port", 8)], features.Select(static feature => (feature.Name, feature.Line)));
        Assert.Equal([10.6, -61.5, 900], [.. features[2].Area!.Center!.Select(static value => Math.Round(value, 9)), features[2].Area!.RadiusMeters!.Value]);
        Assert.Equal("feature 3 has the same name", features[3].Problem);
    }

    [Theory]
    [InlineData("{\n\"type\": \"FeatureCollection\",\n\"features\": [,]}", 3, "this is not JSON")]
    [InlineData("{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:3857\"}},\"features\":[]}", null, "WGS 84")]
    [InlineData("[]", null, "this is no GeoJSON")]
    public void AFileThatCannotBeUsedSaysWhy(string text, int? line, string reason)
    {
        ConfigurationFault fault = Assert.Throws<ConfigurationFault>(() => AreasFile.Read(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(line, fault.Line);
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void NoFileThrowsAnythingButAFault()
    {
        byte[] file = AreasGeoJson.Make(
        [
            new() { Name = "a", Polygon = [[-10, 179], [-10, -179], [10, -179]], Days = ["mon"] }, new() { Name = "b", Center = [89, 3], RadiusMeters = 500_000 }, new() { Name = "c", Line = [[1, 2], [3, 4]] },
        ]);
        const string Letters = "[]{},:\"0159-.eE\\ud8";
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Int[0, 40], Gen.Char[Letters].Array[0, 8]).Array[1, 4].Sample(edits =>
        {
            List<byte> bytes = [.. file];
            foreach ((int at, int gone, char[] letters) in edits)
            {
                int from = Math.Min(at, bytes.Count);
                bytes.RemoveRange(from, Math.Min(gone, bytes.Count - from));
                bytes.InsertRange(from, letters.Select(static letter => (byte)letter));
            }

            try
            {
                foreach (AreaFeature feature in AreasFile.Read([.. bytes])) Assert.True(feature.Area is null == feature.Problem is not null);
            }
            catch (ConfigurationFault)
            {
                // said what is wrong
            }
        }, iter: 1000);
    }
}
