namespace Atalaya.Scenarios.Traffic;

/// <summary>
/// Where vessels may be: one polygon drawn by hand inside the water of the Gulf of Paria, the Boca Grande, the Serpent's Mouth and the sea
/// north and south of Trinidad, about a kilometre off the shore. Small islands in the Bocas are not cut out.
/// </summary>
public static class StraitWater
{
    // Latitude, longitude, degrees; clockwise from Port of Spain.
    static readonly double[] Corners =
    [
        10.648, -61.522, 10.630, -61.515, 10.600, -61.480, 10.540, -61.475, 10.450, -61.495, 10.400, -61.498, 10.360, -61.490, 10.284, -61.478,
        10.272, -61.510, 10.268, -61.560, 10.262, -61.655, 10.225, -61.690, 10.195, -61.700, 10.165, -61.770, 10.130, -61.840, 10.095, -61.890,
        10.075, -61.945, 10.025, -61.940, 10.020, -61.600, 10.020, -60.900, 9.930, -60.900, 9.930, -61.600, 9.955, -61.900, 9.995, -62.060,
        10.040, -62.170, 10.080, -62.310, 10.140, -62.440, 10.250, -62.520, 10.480, -62.520, 10.510, -62.320, 10.545, -62.280, 10.590, -62.240,
        10.605, -62.100, 10.620, -61.960, 10.680, -61.870, 10.760, -61.835, 10.860, -61.880, 11.300, -61.950, 11.300, -61.000, 11.145, -61.000,
        11.080, -60.850, 11.130, -60.780, 11.172, -60.735, 11.140, -60.640, 10.900, -60.780, 10.880, -61.200, 10.830, -61.450, 10.790, -61.600, 10.750, -61.705,
        10.700, -61.715, 10.662, -61.690, 10.652, -61.560,
    ];

    public static bool Contains(double latitudeDegrees, double longitudeDegrees)
    {
        bool inside = false;
        for (int i = 0, j = Corners.Length - 2; i < Corners.Length; j = i, i += 2)
        {
            double latitude = Corners[i];
            double previous = Corners[j];
            if (latitude > latitudeDegrees == previous > latitudeDegrees) continue;
            double crossing = Corners[i + 1] + (latitudeDegrees - latitude) / (previous - latitude) * (Corners[j + 1] - Corners[i + 1]);
            if (longitudeDegrees < crossing) inside = !inside;
        }

        return inside;
    }

    /// <summary>True if the straight line between two places stays on water, tried every 200 m or so.</summary>
    public static bool ContainsLine(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        int steps = 1 + (int)((Math.Abs(latitude2 - latitude1) + Math.Abs(longitude2 - longitude1)) / 0.002);
        for (int i = 0; i <= steps; i++)
        {
            double share = i / (double)steps;
            if (!Contains(latitude1 + share * (latitude2 - latitude1), longitude1 + share * (longitude2 - longitude1))) return false;
        }

        return true;
    }
}
