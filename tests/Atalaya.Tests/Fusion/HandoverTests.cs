using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;
using Atalaya.Fusion.Partition;

namespace Atalaya.Tests.Fusion;

/// <summary>A track that crosses the borders of sectors stays what it is, with all that belongs to it.</summary>
public sealed class HandoverTests
{
    const double Speed = 650;

    [Theory]
    [InlineData(10, 178, 90)]
    [InlineData(-35, -177.5, 270)]
    [InlineData(89.2, 20, 0)]
    [InlineData(-89.2, -120, 180)]
    [InlineData(0, 0, 45)]
    public void AFastFlightKeepsAllOverManyBorders(double latitude, double longitude, double heading)
    {
        GeodeticPosition start = GeodeticPosition.FromDegrees(latitude, longitude, 9000);
        Traffic traffic = new(new TrackerOptions { Sectors = 16 }), one = new(new TrackerOptions { Sectors = 1 });
        Fly(traffic, start, heading, 400);
        Fly(one, start, heading, 400);
        HashSet<int> owners = [];
        uint reports = 0;
        Provenance[] newest = new Provenance[Sector.ProvenancesPerTrack];
        traffic.AfterTick = _ =>
        {
            foreach (Track track in traffic.Tracks())
            {
                owners.Add(EarthCells.SectorOf(EarthCells.CellOf(track.Latitude, track.Longitude), 16));
                Assert.Equal((1ul << 48, track.ReportCount > 1 ? 1 : 0), (track.Id, track.Number));
                Assert.True(track.ReportCount >= reports);
                reports = track.ReportCount;
                int count = traffic.Tracker.CopyProvenances(track.Id, newest);
                Assert.Equal((int)Math.Min(reports, 32u), count);
                Assert.True(newest[0].Position.Offset >= newest[count - 1].Position.Offset);
            }
        };
        traffic.RunTo(401);
        one.RunTo(401);
        Track last = Assert.Single(traffic.Tracks());
        Assert.True(owners.Count >= 3, $"{owners.Count} sectors");
        Assert.Equal(2, last.ContributionCount);
        Assert.Equal(800u, last.ReportCount);
        Assert.Equal(400u, last.Contributions[0].Count);
        Assert.True(one.Bytes().AsSpan().SequenceEqual(traffic.Bytes()));
    }

    /// <summary>Two receivers hear each transmission, the second copies come flagged as duplicates, and the flight goes to and fro across a border.</summary>
    [Fact]
    public void DuplicatesAroundABorderAddNoTrack()
    {
        double border = Border();
        Traffic traffic = new(new TrackerOptions { Sectors = 16 });
        for (int t = 0; t < 300; t++)
        {
            GeodeticPosition place = Traffic.Offset(GeodeticPosition.FromDegrees(45.05, border, 9000), 3000 * Math.Sin(t / 15.0), 0);
            traffic.Add(traffic.AdsB(1, t, 77, place));
            Report copy = traffic.AdsB(2, t, 77, place, 10, 0.15);
            copy.Flags |= ReportFlags.Duplicate;
            traffic.Add(copy);
        }

        traffic.AfterTick = _ => Assert.True(traffic.Tracker.TrackCount <= 1);
        traffic.RunTo(301);
        Track track = Assert.Single(traffic.Tracks());
        Assert.Equal((300u, 1), (track.ReportCount, track.Number));
        Assert.Equal((300u, 300u), (track.Contributions[0].Count, track.Contributions[1].Count));
    }

    /// <summary>Degrees of longitude where two sectors of sixteen meet.</summary>
    static double Border()
    {
        for (int degree = 0; ; degree++)
            if (Owner(degree - 0.3) != Owner(degree + 0.3)) return degree;
        static int Owner(double longitude)
        {
            GeodeticPosition place = GeodeticPosition.FromDegrees(45.05, longitude);
            return EarthCells.SectorOf(EarthCells.CellOf(place.Latitude, place.Longitude), 16);
        }
    }

    static void Fly(Traffic traffic, GeodeticPosition start, double heading, int seconds)
    {
        (double sine, double cosine) = Math.SinCos(heading * Math.PI / 180);
        for (int t = 0; t < seconds; t++)
            for (ushort source = 1; source <= 2; source++)
            {
                double time = t + 0.3 * source;
                traffic.Add(traffic.AdsB(source, time, 77, Traffic.Offset(start, Speed * sine * time, Speed * cosine * time), delaySeconds: 0.1 * source));
            }
    }
}
