namespace Atalaya.Scenarios.Traffic;

/// <summary>Lanes, ferry lines, anchorages and fishing grounds of the gulf: real water, invented use.</summary>
static class VesselRoutes
{
    /// <summary>There and back between two berths.</summary>
    public static readonly Waypoint[][] Ferry =
    [
        // Port of Spain – San Fernando.
        [new(10.643, -61.524, 4, 0, 600), new(10.622, -61.548, 16), new(10.550, -61.560, 30), new(10.360, -61.530, 30), new(10.296, -61.496, 14),
         new(10.285, -61.481, 4, 0, 600), new(10.300, -61.503, 14), new(10.360, -61.545, 30), new(10.550, -61.576, 30), new(10.620, -61.555, 16)],
        // Port of Spain – Tobago through the Boca Grande.
        [new(10.642, -61.526, 4, 0, 900), new(10.615, -61.560, 16), new(10.660, -61.720, 28), new(10.720, -61.790, 28), new(10.850, -61.740, 33), new(10.900, -61.300, 34),
         new(10.960, -60.950, 34), new(11.060, -60.800, 26), new(11.130, -60.745, 16), new(11.160, -60.738, 4, 0, 900), new(11.120, -60.730, 16), new(11.040, -60.790, 26),
         new(10.945, -60.950, 34), new(10.890, -61.300, 34), new(10.840, -61.740, 33), new(10.720, -61.800, 28), new(10.650, -61.725, 28), new(10.610, -61.570, 16)],
    ];

    /// <summary>One way, from sea or to sea.</summary>
    public static readonly Waypoint[][] Transit =
    [
        // Boca Grande – Point Lisas.
        [new(11.22, -61.86, 13), new(10.85, -61.82, 13), new(10.71, -61.80, 11), new(10.58, -61.71, 11), new(10.45, -61.58, 8), new(10.396, -61.512, 2, 0, 1500)],
        // Boca Grande – Port of Spain.
        [new(11.25, -61.70, 14), new(10.88, -61.79, 14), new(10.72, -61.79, 11), new(10.605, -61.64, 9), new(10.625, -61.548, 5), new(10.640, -61.528, 2, 0, 1500)],
        // Boca Grande – Brighton.
        [new(11.25, -61.92, 12), new(10.88, -61.84, 12), new(10.71, -61.81, 11), new(10.58, -61.76, 11), new(10.37, -61.71, 9), new(10.285, -61.675, 3, 0, 1500)],
        // Serpent's Mouth – Boca Grande, through.
        [new(9.98, -61.00, 13), new(9.985, -61.75, 12), new(10.012, -61.975, 11), new(10.12, -62.00, 12), new(10.40, -61.92, 12), new(10.60, -61.82, 12), new(10.72, -61.81, 12), new(10.90, -61.84, 13), new(11.25, -61.90, 14)],
        // Boca Grande – Güiria.
        [new(11.20, -61.80, 12), new(10.88, -61.82, 12), new(10.71, -61.815, 10), new(10.585, -61.90, 10), new(10.545, -62.12, 8), new(10.548, -62.262, 2, 0, 1500)],
        // Serpent's Mouth – Point Lisas.
        [new(9.975, -61.10, 13), new(9.980, -61.75, 12), new(10.010, -61.970, 11), new(10.11, -61.975, 11), new(10.30, -61.76, 11), new(10.38, -61.57, 7), new(10.392, -61.515, 2, 0, 1500)],
        // Boca Grande – the Pedernales roads.
        [new(11.22, -61.88, 11), new(10.87, -61.83, 11), new(10.71, -61.805, 10), new(10.42, -62.08, 10), new(10.17, -62.30, 4, 0, 1500)],
    ];

    /// <summary>Where ships lie at anchor: centre and radius in metres.</summary>
    public static readonly (double Latitude, double Longitude, double Radius)[] Anchorage = [(10.595, -61.605, 3800), (10.400, -61.580, 3800), (10.315, -61.680, 3300)];

    /// <summary>Grounds in which boats go round: centre, radius in metres.</summary>
    public static readonly (double Latitude, double Longitude, double Radius)[] Fishing =
        [(10.32, -62.05, 14000), (10.48, -61.82, 9000), (10.16, -62.22, 6000), (10.42, -62.28, 11000), (10.55, -61.95, 6000), (10.30, -61.85, 8000)];

    public static readonly (double Latitude, double Longitude, double Radius)[] Work = [(10.39, -61.565, 4000), (10.24, -61.93, 7000), (10.36, -61.70, 8000)];
    public static readonly (double Latitude, double Longitude, double Radius)[] Leisure = [(10.635, -61.63, 2600), (10.60, -61.75, 7000), (10.86, -61.72, 6000)];
    public static readonly (double Latitude, double Longitude, double Radius)[] Patrol = [(10.45, -61.80, 19000), (10.93, -61.60, 9000)];
}
