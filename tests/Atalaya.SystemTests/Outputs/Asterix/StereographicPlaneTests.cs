using System.Text.Json;
using Atalaya.Core.Geodesy;
using Atalaya.Server.Outputs.Asterix;
using CsCheck;

namespace Atalaya.SystemTests.Outputs.Asterix;

public sealed class StereographicPlaneTests
{
    static readonly Gen<GeodeticPosition> Places = Gen.Select(Gen.Double[-89, 89], Gen.Double[-180, 180], (latitude, longitude) => GeodeticPosition.FromDegrees(latitude, longitude));

    /// <summary>Near the centre it is the tangent plane, north up.</summary>
    [Fact]
    public void IsTrueToScaleAtItsCentre() => Gen.Select(Places, Gen.Double[-500, 500], Gen.Double[-500, 500]).Sample((center, east, north) =>
    {
        GeodeticPosition place = new LocalFrame(center).Unproject(east, north);
        (double x, double y) = new StereographicPlane(center).Project(place.Latitude, place.Longitude);
        Assert.Equal(east, x, 0.01);
        Assert.Equal(north, y, 0.01);
    }, seed: "0000StrA0000", iter: 2000);

    /// <summary>A small square stays a square, in the direction that <see cref="StereographicPlane.North"/> tells.</summary>
    [Fact]
    public void KeepsAngles() => Gen.Select(Places, Gen.Double[-300_000, 300_000], Gen.Double[-300_000, 300_000]).Sample((center, east, north) =>
    {
        StereographicPlane plane = new(center);
        GeodeticPosition place = new LocalFrame(center).Unproject(east, north);
        LocalFrame there = new(place);
        GeodeticPosition eastward = there.Unproject(10, 0), northward = there.Unproject(0, 10);
        (double x, double y) = plane.Project(place.Latitude, place.Longitude);
        (double eastX, double eastY) = plane.Project(eastward.Latitude, eastward.Longitude);
        (double northX, double northY) = plane.Project(northward.Latitude, northward.Longitude);
        (double sine, double cosine) = plane.North(place.Latitude, place.Longitude);
        double scale = Math.Sqrt((northX - x) * (northX - x) + (northY - y) * (northY - y));
        Assert.Equal(10, scale, 0.02);
        Assert.Equal((sine * scale, cosine * scale), (northX - x, northY - y), Near);
        Assert.Equal((cosine * scale, -sine * scale), (eastX - x, eastY - y), Near);
    }, seed: "0000StrB0000", iter: 2000);

    static bool Near((double X, double Y) one, (double X, double Y) other) => Math.Abs(one.X - other.X) < 1e-3 && Math.Abs(one.Y - other.Y) < 1e-3;

    /// <summary>Both positions of the tracks of a real ARTAS unit, whose centre was found by least squares.</summary>
    [Fact]
    public async Task AgreesWithARealTracker()
    {
        string recording = Repository.Data("asterix/ARTAS.payload.raw");
        StereographicPlane plane = new(GeodeticPosition.FromDegrees(44.18249843, 17.71139131));
        (_, string lines, _) = await AtalayaProcess.RunAsync("decode", recording);
        int tracks = 0;
        foreach (string line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            JsonElement items = JsonDocument.Parse(line).RootElement.GetProperty("items");
            if (!items.TryGetProperty("105", out JsonElement place) || !items.TryGetProperty("100", out JsonElement theirs)) continue;
            (double x, double y) = plane.Project(Radians(place, "LAT"), Radians(place, "LON"));
            Assert.Equal(theirs.GetProperty("X").GetDouble(), x, 1.6); // three LSB of the latitude
            Assert.Equal(theirs.GetProperty("Y").GetDouble(), y, 1.6);
            tracks++;
        }

        Assert.Equal(346, tracks);
    }

    static double Radians(JsonElement place, string name) => place.GetProperty(name).GetDouble() * GeodeticPosition.RadiansPerDegree;
}
