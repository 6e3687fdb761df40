using System.Text.Json.Serialization;
using Atalaya.Server.Web;

namespace Atalaya.Server.Interference;

/// <summary>One cell of some 42 km by 42 km and one height band; edges in degrees.</summary>
/// <param name="Band">sea, low (below FL100), middle (to FL245) or high.</param>
/// <param name="N">Aircraft or vessels in the window.</param>
/// <param name="Bad">Of them, whose navigation was good and turned bad.</param>
/// <param name="Level">unknown (fewer than three), none, some or much.</param>
sealed record InterferenceCellModel(double South, double West, double North, double East, string Band, int N, int Bad, string Level);

/// <summary>A region in which satellite navigation is disturbed. Rings are closed, as [longitude, latitude] in degrees.</summary>
sealed record InterferenceRegionModel
{
    /// <summary>The same while it lives; the alert of the region has it too.</summary>
    public required ulong Id { get; init; }
    public required double SinceTime { get; init; }
    public required double Lat { get; init; }
    public required double Lon { get; init; }
    public required double[][][] Outline { get; init; }
    public required double AreaKm2 { get; init; }
    public required int N { get; init; }
    public required int Bad { get; init; }

    /// <summary>What follows is of now only: history does not keep it.</summary>
    public int? BadNow { get; init; }

    /// <summary>Probability of so many bad by chance, in the cell or the cell with its neighbours that shows it most.</summary>
    public double? Chance { get; init; }

    public double? BaseRate { get; init; }

    /// <summary>new, steady, growing or shrinking, against ten minutes ago.</summary>
    public string? Trend { get; init; }

    /// <summary>How far its middle has moved in that time, and whither.</summary>
    public double? MovedKm { get; init; }
    public double? MovedDeg { get; init; }
    public InterferenceSourceModel? Source { get; init; }
}

/// <summary>Where the source of a region is: never the mean without its regions.</summary>
sealed record InterferenceSourceModel
{
    public required double Time { get; init; }
    public required double Lat { get; init; }
    public required double Lon { get; init; }
    public required double[][][] Half { get; init; }
    public required double HalfKm2 { get; init; }

    /// <summary>Holds the source with 95 %.</summary>
    public required double[][][] Most { get; init; }
    public required double MostKm2 { get; init; }
    public required double EirpLowDbm { get; init; }
    public required double EirpHighDbm { get; init; }
    public required int SamplesBad { get; init; }
    public required int SamplesGood { get; init; }
}

/// <summary>What the legend states.</summary>
/// <param name="WindowS">Objects are counted over so long.</param>
/// <param name="SomePercent">From here on a cell is some, above <paramref name="MuchPercent"/> much: 100 · (bad − 1) / n.</param>
sealed record InterferenceThresholds(double WindowS, double SomePercent, double MuchPercent, int LeastObjects, int LeastBad, double CellChance, double PooledChance, double LeastBaseRate, double LeastSeaBaseRate);

/// <param name="Time">Of the map; with at= that of the newest map at or before it.</param>
/// <param name="History">Times that at= finds maps of, oldest first.</param>
sealed record InterferenceResponse(double Time, bool Enabled, InterferenceThresholds Thresholds, InterferenceCellModel[] Cells, InterferenceRegionModel[] Regions, double[] History);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InterferenceResponse))]
[JsonSerializable(typeof(ErrorResponse))]
sealed partial class InterferenceJson : JsonSerializerContext;
