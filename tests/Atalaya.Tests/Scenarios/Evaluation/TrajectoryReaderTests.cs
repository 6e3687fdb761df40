using Atalaya.Core.Geodesy;
using Atalaya.Scenarios.Evaluation;
using Atalaya.Scenarios.Evaluation.Reading;
using CsCheck;

namespace Atalaya.Tests.Scenarios.Evaluation;

public sealed class TrajectoryReaderTests
{
    [Fact]
    public void ColumnsMayStandInAnyOrderAndFieldsMayBeQuoted()
    {
        PlaneTrajectories rows = Tracks("y_m,track_id,x_m,time_s,callsign\n2,\"a\"\"b\",1,0.5,\"X, Y\"\n\n4,c,3,1.5,\n").In(null);
        Assert.Equal([0.5, 1.5], rows.TimesSeconds);
        Assert.Equal(["a\"b", "c"], rows.Ids);
        Assert.Equal([1.0, 3.0], rows.X);
        Assert.Equal([2.0, 4.0], rows.Y);
        Assert.Null(rows.VelocityX);
    }

    [Theory]
    [InlineData("", "tracks.csv: is empty; its first line should name the columns")]
    [InlineData("track_id,x_m,y_m\n", "tracks.csv: has no column time_s")]
    [InlineData("time_s,x_m,y_m\n", "tracks.csv: has no column track_id")]
    [InlineData("time_s,track_id,x_m\n", "tracks.csv: has neither columns x_m and y_m nor lat and lon")]
    [InlineData("time_s,track_id,x_m,y_m\n1,a,2,3\n2,a,two,3\n", "tracks.csv:3: x_m 'two' is not a number")]
    [InlineData("time_s,track_id,x_m,y_m\n1,a,2\n", "tracks.csv:2: y_m '' is not a number")]
    [InlineData("time_s,track_id,x_m,y_m\n1,a,2,NaN\n", "tracks.csv:2: y_m 'NaN' is not a number")]
    [InlineData("time_s,track_id,lat,lon\n1,a,91,0\n", "tracks.csv:2: lat '91' is not a latitude")]
    [InlineData("time_s,track_id,x_m,y_m\n1,\"a,2,3\n", "tracks.csv:2: a quotation mark is not closed")]
    public void AFaultIsLocated(string text, string message) =>
        Assert.Equal(message, Assert.Throws<EvaluationException>(() => Tracks(text)).Message);

    [Fact]
    public void VelocitiesAreReadFromWhateverColumnsHaveThem()
    {
        AssertVelocity(3, 4, Tracks("time_s,track_id,x_m,y_m,vx,vy\n1,a,0,0,3,4\n"));
        AssertVelocity(3, 4, Tracks("time_s,track_id,x_m,y_m,ve,vn\n1,a,0,0,3,4\n"));
        AssertVelocity(0, -5, Tracks("time_s,track_id,x_m,y_m,ground_speed_mps,track_deg\n1,a,0,0,5,180\n"));
        Assert.Null(Tracks("time_s,track_id,x_m,y_m,vx,vy\n1,a,0,0,3,4\n2,a,0,0,,\n").In(null).VelocityX);
    }

    [Fact]
    public void SensorsAndEventsOfASimulatedTruthAreNoObjects()
    {
        TrajectoryRows rows = TrajectoryReader.ReadTruth(new StringReader("time_s,id,lat,lon,kind,notes\n1,1,10,20,vessel,\n1,900000000,10,20,sensor,name=r\n1,910000000,10,20,event,\n"), "truth.csv");
        Assert.Equal((1, 2), (rows.Count, rows.LeftOut));
    }

    [Fact]
    public void DegreesAndMetresMeetInOnePlane()
    {
        TrajectoryRows truth = Tracks("time_s,track_id,x_m,y_m\n1,a,0,0\n"), tracks = Tracks("time_s,track_id,lat,lon\n1,a,10,20\n");
        Assert.StartsWith("tracks.csv has only x_m and y_m", Assert.Throws<EvaluationException>(() => TrajectoryRows.CommonPlane(truth, tracks, null)).Message);
        PlaneTrajectories placed = tracks.In(TrajectoryRows.CommonPlane(truth, tracks, GeodeticPosition.FromDegrees(10, 20)));
        Assert.Equal(0, placed.X[0], 1e-6);
        GeodeticPosition middle = TrajectoryRows.CommonPlane(tracks, tracks, null)!.Value;
        Assert.Equal((10, 20), (Math.Round(middle.LatitudeDegrees), Math.Round(middle.LongitudeDegrees)));
        Assert.Null(TrajectoryRows.CommonPlane(truth, truth, null));
    }

    [Fact]
    public void AnyTextIsReadOrRefusedWithASentence() =>
        Gen.OneOf(Gen.Const("time_s,track_id,x_m,y_m,vx,vy\n"), Gen.Const("time_s,id,lat,lon,notes\n"), Gen.Const("")).SelectMany(head => Gen.String[Gen.Char["0123456789.,-e\n\"\r aN\uFEFF"], 0, 60].Select(rest => head + rest))
            .Sample(text =>
            {
                try
                {
                    Assert.All(Tracks(text).In(GeodeticPosition.FromDegrees(1, 2)).X, x => Assert.True(double.IsFinite(x)));
                }
                catch (EvaluationException exception)
                {
                    Assert.StartsWith("tracks.csv", exception.Message);
                }
            });

    static void AssertVelocity(double x, double y, TrajectoryRows rows)
    {
        Assert.Equal(x, rows.In(null).VelocityX![0], 1e-9);
        Assert.Equal(y, rows.In(null).VelocityY![0], 1e-9);
    }

    static TrajectoryRows Tracks(string text) => TrajectoryReader.ReadTracks(new StringReader(text), "tracks.csv");
}
