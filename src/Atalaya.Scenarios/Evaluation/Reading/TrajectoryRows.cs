using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;

namespace Atalaya.Scenarios.Evaluation.Reading;

/// <summary>A file of truth or tracks as it stands: places in metres of a plane, in degrees, or both.</summary>
public sealed class TrajectoryRows
{
    internal List<double> TimesSeconds { get; } = [];
    internal List<string> Ids { get; } = [];
    internal List<double> X { get; } = [];
    internal List<double> Y { get; } = [];
    internal List<double> LatitudesDegrees { get; } = [];
    internal List<double> LongitudesDegrees { get; } = [];
    internal List<double> VelocityX { get; } = [];
    internal List<double> VelocityY { get; } = [];

    /// <summary>Name of the file, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>Has columns x_m and y_m.</summary>
    public bool HasPlane { get; internal set; }

    /// <summary>Has columns lat and lon.</summary>
    public bool HasDegrees { get; internal set; }

    internal bool HasVelocities { get; set; }

    public int Count => TimesSeconds.Count;

    /// <summary>Rows that are no object: sensors and events of a simulated world's truth.</summary>
    public int LeftOut { get; internal set; }

    /// <summary>The rows in one plane with others': in metres as given, or about a reference.</summary>
    /// <param name="reference">Where the plane touches; null = metres as given.</param>
    public PlaneTrajectories In(GeodeticPosition? reference)
    {
        (double[] x, double[] y) = ([.. X], [.. Y]);
        if (reference is { } place && HasDegrees)
        {
            LocalFrame frame = new(place with { Height = 0 });
            (x, y) = (new double[Count], new double[Count]);
            for (int i = 0; i < Count; i++)
                (x[i], y[i]) = frame.Project(LatitudesDegrees[i] * GeodeticPosition.RadiansPerDegree, LongitudesDegrees[i] * GeodeticPosition.RadiansPerDegree);
        }

        return new PlaneTrajectories([.. TimesSeconds], [.. Ids], x, y)
        {
            VelocityX = HasVelocities ? [.. VelocityX] : null,
            VelocityY = HasVelocities ? [.. VelocityY] : null,
        };
    }

    /// <summary>
    /// The plane in which both files can be compared: about <paramref name="reference"/> if given; else in metres where both have them; else about the
    /// middle of the truth. Null = metres as given.
    /// </summary>
    public static GeodeticPosition? CommonPlane(TrajectoryRows truth, TrajectoryRows tracks, GeodeticPosition? reference)
    {
        if (reference is not null || (truth.HasPlane && tracks.HasPlane)) return reference;
        foreach (TrajectoryRows rows in new[] { truth, tracks })
            if (!rows.HasDegrees) throw new EvaluationException($"{rows.Name} has only x_m and y_m, the other file only lat and lon; say where the plane's origin is with --ref LAT,LON");
        return truth.Middle();
    }

    GeodeticPosition Middle()
    {
        double x = 0, y = 0, z = 0;
        for (int i = 0; i < Count; i++)
        {
            EcefPosition place = Wgs84.ToEcef(GeodeticPosition.FromDegrees(LatitudesDegrees[i], LongitudesDegrees[i]));
            (x, y, z) = (x + place.X, y + place.Y, z + place.Z);
        }

        double latitude = StableMath.Atan2(z, Math.Sqrt(x * x + y * y)), longitude = StableMath.Atan2(y, x);
        return new GeodeticPosition(latitude, longitude, 0);
    }
}
