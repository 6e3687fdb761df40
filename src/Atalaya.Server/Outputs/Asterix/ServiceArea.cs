using System.Globalization;
using Atalaya.Core.Geodesy;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>The part of the earth that a service covers, in degrees: borders count as inside. With west greater than east it crosses 180°.</summary>
readonly record struct ServiceArea(double South, double West, double North, double East)
{
    /// <summary>SOUTH,WEST,NORTH,EAST.</summary>
    public static bool TryParse(string text, out ServiceArea area)
    {
        area = default;
        string[] parts = text.Split(',');
        if (parts.Length != 4) return false;
        Span<double> degrees = stackalloc double[4];
        for (int i = 0; i < 4; i++)
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out degrees[i])) return false;
        area = new ServiceArea(degrees[0], degrees[1], degrees[2], degrees[3]);
        return area.South >= -90 && area.North <= 90 && area.South < area.North && Math.Abs(area.West) <= 180 && Math.Abs(area.East) <= 180 && area.West != area.East;
    }

    /// <param name="latitude">Radians.</param>
    /// <param name="longitude">Radians.</param>
    public bool Contains(double latitude, double longitude)
    {
        double north = latitude * GeodeticPosition.DegreesPerRadian;
        if (!(north >= South && north <= North)) return false;
        double east = Angle.NormalizePlusMinusPi(longitude) * GeodeticPosition.DegreesPerRadian;
        return West < East ? east >= West && east <= East : east >= West || east <= East;
    }
}
