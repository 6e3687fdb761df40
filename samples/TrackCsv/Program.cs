using System.Globalization;
using Atalaya.Fusion;

// Tracks a CSV file of time,x,y (seconds, metres; a header line): dotnet run --project samples/TrackCsv -- FILE SIGMA
PlaneTracker tracker = new(sigmaMeters: double.Parse(args[1], CultureInfo.InvariantCulture));
var plots = File.ReadLines(args[0]).Skip(1).Select(line => Array.ConvertAll(line.Split(','), field => double.Parse(field, CultureInfo.InvariantCulture)));
foreach (var scan in plots.GroupBy(plot => plot[0]))
{
    foreach (double[] plot in scan) tracker.Add(plot[0], plot[1], plot[2]);
    foreach (PlaneTrack track in tracker.TracksAt(scan.Key))
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scan.Key:0.0##},{track.Id},{track.X:0.0},{track.Y:0.0}"));
}
