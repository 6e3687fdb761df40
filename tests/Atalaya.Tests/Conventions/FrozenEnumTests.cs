using Atalaya.Core.Frames;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Rules;

namespace Atalaya.Tests.Conventions;

/// <summary>These values are on disk and on the wire: a name may be added at the end, never moved, reused or renamed.</summary>
public sealed class FrozenEnumTests
{
    [Fact]
    public void FrameKind_is_frozen() => AssertFrozen<FrameKind>(
        "SensorData=1 Heartbeat=2 Configuration=3 Start=4 Stop=5 OperatorAction=6 Gap=7 Shed=8 SourceLink=9");

    [Fact]
    public void MeasurementKind_is_frozen() => AssertFrozen<MeasurementKind>(
        "None=0 Geodetic=1 Polar=2 Plane=3 Bearing=4 RangeDifference=5 Bistatic=6");

    [Fact]
    public void ReportFlags_is_frozen() => AssertFrozen<ReportFlags>(
        "None=0 Spi=1 Simulated=2 TestTarget=4 FieldMonitor=8 OnGround=16 TimeIsReceiveTime=32 TimeInFuture=64 Mode3ANotValidated=128 Mode3AGarbled=256 " +
        "AltitudeNotValidated=512 AltitudeGarbled=1024 Duplicate=2048 SystemTrack=4096 Primary=8192 Secondary=16384 SelfReported=32768 AisPositionAccuracy=65536 " +
        "AisRaim=131072 VerticalRateIsBarometric=262144 SensorDoubts=524288 VelocityIsAirspeed=1048576 Multilateration=2097152 EndOfTrack=4194304 " +
        "NavigationLost=8388608 NavigationEstimated=16777216");

    [Fact]
    public void Domain_is_frozen() => AssertFrozen<Domain>("Unknown=0 Air=1 Sea=2 Land=3 Drone=4");

    [Fact]
    public void Emergency_is_frozen() => AssertFrozen<Emergency>(
        "None=0 General=1 Medical=2 MinimumFuel=3 NoCommunication=4 UnlawfulInterference=5 Downed=6 Reserved=7 SearchAndRescueTransmitter=8 ManOverboard=9 " +
        "PositionIndicatingBeacon=10 Military=11");

    [Fact]
    public void TrackStatus_is_frozen() => AssertFrozen<TrackStatus>("Tentative=0 Confirmed=1 Coasting=2 Ended=3");

    [Fact]
    public void AddressKind_is_frozen() => AssertFrozen<AddressKind>("None=0 Icao=1 NonIcao=2");

    [Fact]
    public void ServiceReportKind_is_frozen() => AssertFrozen<ServiceReportKind>("NorthMarker=1 SectorCrossing=2 JammingStrobe=3 Status=4 Site=5 Pair=6 UpdateCycle=7");

    [Fact]
    public void AlertKind_is_frozen() => AssertFrozen<AlertKind>("Emergency=1 Rule=2");

    [Fact]
    public void AlertSeverity_is_frozen() => AssertFrozen<AlertSeverity>("Advisory=1 Caution=2 Alarm=3");

    [Fact]
    public void HeightBand_is_frozen() => AssertFrozen<Atalaya.Integrity.Interference.HeightBand>("Sea=0 Low=1 Middle=2 High=3");

    [Fact]
    public void RuleMoment_is_frozen() => AssertFrozen<RuleMoment>("Inside=1 Enters=2 Leaves=3 Appears=4 Stays=5 Approaches=6 Crosses=7");

    [Fact]
    public void LineSide_is_frozen() => AssertFrozen<LineSide>("Left=1 Right=2");

    static void AssertFrozen<T>(string expected) where T : struct, Enum =>
        Assert.Equal(expected, string.Join(' ', Enum.GetValues<T>().Select(value => $"{value}={Convert.ToInt64(value)}")));
}
