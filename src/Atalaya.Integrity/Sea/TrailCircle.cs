using Atalaya.Core.Geodesy;

namespace Atalaya.Integrity.Sea;

/// <summary>What a trail looks like as a circle: least squares of x² + y² = 2ax + 2by + c (Kåsa, IEEE Trans. Instrum. Meas. 25, 1976).</summary>
readonly record struct TrailCircle
{
    /// <summary>Metres from where the trail began.</summary>
    public required double East { get; init; }
    public required double North { get; init; }

    /// <summary>Metres; and the root mean square distance of the places from the circle.</summary>
    public required double Radius { get; init; }
    public required double Residual { get; init; }

    /// <summary>How far the course turned, radians, and the share of the way in which it turned to that side.</summary>
    public required double Turned { get; init; }
    public required double Steadiness { get; init; }

    /// <summary>1 σ of the stated speed, m/s.</summary>
    public required double SpeedSigma { get; init; }

    /// <summary>Places with a heading, and those of them whose heading is that of the course within 45°.</summary>
    public required int Headings { get; init; }
    public required int Followed { get; init; }

    /// <summary>Null: fewer than three places, or all on a line.</summary>
    public static TrailCircle? Of(ReadOnlySpan<CirclePoint> trail)
    {
        if (!TryFit(trail, out double east, out double north, out double radius)) return null;
        double residual = 0, turned = 0, speed = 0, speeds = 0;
        int right = 0, headings = 0, followed = 0;
        for (int i = 0; i < trail.Length; i++)
        {
            CirclePoint point = trail[i];
            double off = Math.Sqrt((point.East - east) * (point.East - east) + (point.North - north) * (point.North - north)) - radius;
            (residual, speed, speeds) = (residual + off * off, speed + point.Speed, speeds + (double)point.Speed * point.Speed);
            if (float.IsFinite(point.Heading)) headings++;
            if (Math.Abs(Angle.NormalizePlusMinusPi(point.Heading - point.Course)) < Math.PI / 4) followed++;
            if (i == 0) continue;
            double step = Angle.NormalizePlusMinusPi(point.Course - trail[i - 1].Course);
            turned += step;
            if (step > 0) right++;
        }

        double mean = speed / trail.Length, steady = turned > 0 ? right : trail.Length - 1 - right;
        return new TrailCircle
        {
            East = east,
            North = north,
            Radius = radius,
            Residual = Math.Sqrt(residual / trail.Length),
            Turned = Math.Abs(turned),
            Steadiness = steady / (trail.Length - 1),
            SpeedSigma = Math.Sqrt(Math.Max(0, speeds / trail.Length - mean * mean)),
            Headings = headings,
            Followed = followed,
        };
    }

    /// <summary>How many of the newest places it takes for the course to turn so often; 0 = all are not enough.</summary>
    public static int PointsOfTurns(ReadOnlySpan<CirclePoint> trail, double turns)
    {
        double turned = 0;
        for (int i = trail.Length - 1; i > 0; i--)
        {
            turned += Angle.NormalizePlusMinusPi(trail[i].Course - trail[i - 1].Course);
            if (Math.Abs(turned) >= turns * 2 * Math.PI) return trail.Length - i + 1;
        }

        return 0;
    }

    static bool TryFit(ReadOnlySpan<CirclePoint> trail, out double east, out double north, out double radius)
    {
        (east, north, radius) = (0, 0, 0);
        if (trail.Length < 3) return false;
        foreach (CirclePoint point in trail) (east, north) = (east + point.East / (double)trail.Length, north + point.North / (double)trail.Length);
        double xx = 0, xy = 0, yy = 0, xz = 0, yz = 0, zz = 0;
        foreach (CirclePoint point in trail)
        {
            double x = point.East - east, y = point.North - north, z = x * x + y * y;
            (xx, xy, yy, xz, yz, zz) = (xx + x * x, xy + x * y, yy + y * y, xz + x * z, yz + y * z, zz + z / trail.Length);
        }

        double determinant = xx * yy - xy * xy;
        if (!(determinant > 1e-6 * xx * yy)) return false;
        double a = (xz * yy - yz * xy) / (2 * determinant), b = (yz * xx - xz * xy) / (2 * determinant);
        (east, north, radius) = (east + a, north + b, Math.Sqrt(a * a + b * b + zz));
        return true;
    }
}
