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
        "NavigationLost=8388608 NavigationEstimated=16777216 PlaceRefused=33554432");

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
    public void AlertKind_is_frozen() => AssertFrozen<AlertKind>(
        "Emergency=1 Rule=2 TooMany=3 CollisionRisk=10 Conflict=11 EntryPredicted=12 Loitering=13 Rendezvous=14 LostInCoverage=15 " +
        "AppearedInCoverage=16 Outlier=17 LowSlowSmall=18 GnssInterference=30 PositionContradicted=40 ImpossibleReception=41 Inconsistent=42 " +
        "DuplicateAddress=43 MassPattern=44 Replayed=45 SilentTransponder=46 StoppedTransponder=47 ImpossibleSpeed=50 OnLand=51 CirclePattern=52 ShiftedTrack=53 " +
        "DuplicateMmsi=54 ChangedIdentity=55 WrongNumber=56 BeyondHorizon=57 AisSilence=58 DarkVessel=59 ReappearedElsewhere=60");

    [Fact]
    public void AlertChangeKind_is_frozen() => AssertFrozen<AlertChangeKind>(
        "Raised=1 Updated=2 Acknowledged=3 Silenced=4 Cleared=5 Reopened=6");

    [Fact]
    public void EvidenceTest_is_frozen() => AssertFrozen<EvidenceTest>(
        "SensorDistance=1 ResidualChiSquare=2 ResidualCusum=3 ClosestDistance=10 ClosestTime=11 VerticalDistance=12 ProbabilityInside=13 PathRatio=14 " +
        "ObjectDistance=15 Duration=16 Speed=17 Height=18 TurnRate=19 ClimbRate=20 DetectionProbability=21 Repetitions=22 ConflictTime=23 " +
        "TurnedAngle=24 DegradedAircraft=30 ChanceProbability=31 BaseRate=32 SourceUncertainty=33 RadioHorizon=40 LevelCorrelation=41 " +
        "VelocityDifference=42 HeightDifference=43 IdentityDistance=44 SharedPattern=45 TransmissionAge=46 MissedInterrogations=47 NeededSpeed=50 " +
        "DistanceInland=51 CircleRadius=52 CircleResidual=53 ChangedFields=54 Silence=55 OthersHeard=56 CheckDigit=57");

    [Fact]
    public void OperatorVerb_is_frozen() => AssertFrozen<OperatorVerb>(
        "Acknowledge=1 Silence=2");

    [Fact]
    public void Verdict_is_frozen() => AssertFrozen<Verdict>(
        "None=0 Fault=1 Jammed=2 Spoofed=3 Ghost=4 Clone=5 Dark=6 Coverage=7");

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
