using Atalaya.Core.Time;
using Atalaya.Integrity;
using Atalaya.Integrity.Sea;

namespace Atalaya.Tests.Integrity.Sea;

/// <summary>Who sends AIS, or says that it is, near a place.</summary>
public sealed class AisNeighboursTests
{
    const double Degree = Math.PI / 180;

    static readonly Instant Now = Instant.FromUnixSeconds(1_800_000_000);

    static bool IsAnyNear(SeaTrackMemory vessel, bool isContradicted, double latitude)
    {
        SlotColumn<SeaTrackMemory> tracks = new();
        tracks[3] = vessel;
        AisNeighbours neighbours = new();
        neighbours.Add(SeaCell.Of(vessel.Latitude, vessel.Longitude), 3);
        if (isContradicted) neighbours.AddStated(SeaCell.Of(vessel.StatedLatitude, vessel.StatedLongitude), 3);
        neighbours.Sort();
        return neighbours.IsAnyNear(tracks, new SeaTrackMemory { Latitude = latitude * Degree }, Now, 700);
    }

    [Theory]
    [InlineData(false, 10.005, true)] // where sensors have it
    [InlineData(false, 10.2, false)]
    [InlineData(true, 10.005, true)]
    [InlineData(true, 10.2, true)] // where it says that it is
    [InlineData(true, 10.1, false)]
    public void AVesselIsWhereSensorsHaveItAndIfTheyContradictItAlsoWhereItSays(bool isContradicted, double latitude, bool expected)
    {
        SeaTrackMemory vessel = new() { Heard = Now, Time = Now, Latitude = 10 * Degree, StatedTime = Now, StatedLatitude = 10.2 * Degree };
        Assert.Equal(expected, IsAnyNear(vessel, isContradicted, latitude));
    }
}
