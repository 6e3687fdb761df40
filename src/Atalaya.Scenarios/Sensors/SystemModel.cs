using System.Globalization;
using Atalaya.Core.Geodesy;

namespace Atalaya.Scenarios.Sensors;

/// <summary>A neighbour's surveillance system that sends its tracks, and their errors.</summary>
sealed record SystemModel
{
    public required string Name { get; init; }

    /// <summary>Middle of what its radars see.</summary>
    public required GeodeticPosition Site { get; init; }

    public byte Sac { get; init; }
    public byte Sic { get; init; }
    public double ReachMeters { get; init; } = 140_000;

    /// <summary>Each track is sent so often.</summary>
    public double PeriodSeconds { get; init; } = 4;

    /// <summary>A track goes on straight for so long after its aircraft turns.</summary>
    public double LagSeconds { get; init; } = 3.5;

    public double EastBiasMeters { get; init; } = 90;
    public double NorthBiasMeters { get; init; } = -60;

    /// <summary>1 σ an axis of the wandering error, and its time constant.</summary>
    public double PositionSigmaMeters { get; init; } = 45;

    public double PositionTimeSeconds { get; init; } = 40;

    /// <summary>An aircraft must have been in reach for so long to have a track.</summary>
    public double InitiationSeconds { get; init; } = 12;

    public double ProcessingSeconds { get; init; } = 0.45;
    public SensorClock Clock { get; init; } = new(0.1);

    /// <summary>The errors as truth.csv tells them.</summary>
    public string ErrorsText() => string.Create(
        CultureInfo.InvariantCulture,
        $"east_bias_m={EastBiasMeters};north_bias_m={NorthBiasMeters};position_sigma_m={PositionSigmaMeters};lag_s={LagSeconds};{Clock.ErrorsText()}");
}
