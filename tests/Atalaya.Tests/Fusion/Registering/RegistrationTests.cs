using Atalaya.Core.Geodesy;
using Atalaya.Fusion;
using Atalaya.Fusion.Registering;

namespace Atalaya.Tests.Fusion.Registering;

/// <summary>Monte Carlo: biases of radars are found from common targets, with a σ that says how well.</summary>
public sealed class RegistrationTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(2, 0)]
    [InlineData(3, 3)]
    [InlineData(3, 0)]
    public void BiasesConvergeWithAnHonestSigma(int radars, int withAdsB)
    {
        const int Seeds = 8;
        double squares = 0, worstRange = 0, worstAzimuth = 0;
        int values = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            CommonTraffic traffic = new CommonTraffic(1000 * radars + 100 * withAdsB + seed).WithThreeRadars().WithAircraft(50, withAdsB);
            traffic.Radars.RemoveRange(radars, 3 - radars);
            traffic.Run(120);
            foreach (CommonTraffic.BiasedRadar radar in traffic.Radars)
            {
                SensorRegistration found = traffic.Registration(radar.Source);
                double range = found.RangeBiasMeters - radar.RangeBias, azimuth = found.AzimuthBiasRadians - radar.AzimuthBiasDegrees * GeodeticPosition.RadiansPerDegree;
                squares += Square(range / found.RangeBiasSigmaMeters) + Square(azimuth / found.AzimuthBiasSigmaRadians) + Square(found.RangeGain / found.RangeGainSigma);
                values += 3;
                worstRange = Math.Max(worstRange, Math.Abs(range));
                worstAzimuth = Math.Max(worstAzimuth, Math.Abs(CommonTraffic.Degrees(azimuth)));
                Assert.InRange(found.RangeBiasSigmaMeters, 1, 30);
            }
        }

        Assert.True(worstRange < 50 && worstAzimuth < 0.03, $"range off {worstRange:0.0} m, azimuth off {worstAzimuth:0.0000}°");
        // Of n squared normal deviates the mean has the σ √(2/n): 0.29 for n = 24; those of one run are correlated.
        Assert.InRange(squares / values, 0.3, 1.9);
    }

    [Fact]
    public void RangeGainAndTimeOffsetsAreToldFromRangeBias()
    {
        CommonTraffic traffic = new CommonTraffic(1).WithThreeRadars().WithAircraft(60, 2);
        traffic.Radars[0] = traffic.Radars[0] with { RangeGain = 4e-4, TimeOffset = 0.8 };
        traffic.Run(240);
        SensorRegistration found = traffic.Registration(1), other = traffic.Registration(2);
        Assert.InRange(found.RangeGain, 3e-4, 5e-4);
        Assert.InRange(found.RangeBiasMeters, 120, 180);
        Assert.InRange(found.TimeOffsetSeconds - other.TimeOffsetSeconds, 0.75, 0.85);
        Assert.True(found.AppliesGain && found.AppliesRange && found.AppliesAzimuth && found.AppliesTime);
        Assert.False(other.AppliesTime);
    }

    [Fact]
    public void LateTransmissionsAreBlamedOnTheReceiverThatStampsThem()
    {
        CommonTraffic traffic = new CommonTraffic(2) { AdsBOffset = 0.7, AdsBStampsReception = true };
        traffic.WithThreeRadars().WithAircraft(50, 2).Run(150);
        SensorRegistration receiver = traffic.Registration(CommonTraffic.AdsBSource);
        Assert.True(receiver.IsReference && receiver.AppliesTime);
        Assert.InRange(receiver.TimeOffsetSeconds, 0.6, 0.8);
        foreach (CommonTraffic.BiasedRadar radar in traffic.Radars)
        {
            Assert.False(traffic.Registration(radar.Source).AppliesTime);
            Expect(traffic, radar, 30, 0.02);
        }
    }

    [Fact]
    public void AThirdOfTransmittersLateOrDisplacedCalibratesNothing()
    {
        CommonTraffic traffic = new CommonTraffic(3);
        traffic.WithThreeRadars().WithAircraft(60, 2, static (aircraft, i) => (i % 12) switch
        {
            0 => aircraft with { OffsetEast = 900, OffsetNorth = -600 },
            4 => aircraft with { Latency = 0.9 },
            _ => aircraft,
        }).Run(180);
        foreach (CommonTraffic.BiasedRadar radar in traffic.Radars) Expect(traffic, radar, 30, 0.02);
        SensorRegistration first = traffic.Registration(1);
        Assert.InRange(first.ReferencesLeftOut, 8, 14);
        Assert.True(first.ReferencesNow >= 2 * first.ReferencesLeftOut);
    }

    [Fact]
    public void OneRadarAndASpoofedNeighbourhoodDoNotAgree()
    {
        // All transponders are displaced alike: no bias of a radar in their midst looks like that.
        CommonTraffic traffic = new CommonTraffic(4);
        traffic.Radar(1, 0, 0, 4, 0, 0);
        traffic.WithAircraft(50, 1, static (aircraft, _) => aircraft with { OffsetEast = 1500 }).Run(120);
        SensorRegistration found = traffic.Registration(1);
        Assert.Equal(Verdict.ReferencesDisagree, found.Verdict);
        Assert.False(found.AppliesRange || found.AppliesGain || found.AppliesAzimuth || found.AppliesTime);
    }

    [Fact]
    public void SpoofingThatBeginsLaterMovesNoRadar()
    {
        CommonTraffic traffic = new CommonTraffic(12).WithThreeRadars().WithAircraft(50, 2).Run(150);
        traffic.Displace(1500, -800);
        traffic.Run(300, from: 150);
        foreach (CommonTraffic.BiasedRadar radar in traffic.Radars)
        {
            Expect(traffic, radar, 30, 0.02);
            Assert.Equal(Verdict.Applied, traffic.Registration(radar.Source).Verdict);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PressureAltitudesOffStandardDoNotBiasTheRange(bool transpondersKnowTheirHeight)
    {
        CommonTraffic traffic = new(5) { AdsBHasNoHeight = !transpondersKnowTheirHeight };
        traffic.Radar(1, 0, 0, 4, 80, 0.1);
        traffic.Radars[0] = traffic.Radars[0] with { PressureOffset = 150 };
        traffic.WithAircraft(60, 1).Run(200);
        Expect(traffic, traffic.Radars[0], 30, 0.02);
    }

    [Fact]
    public void FewOrNarrowTargetsAreMeasuredAndNotApplied()
    {
        CommonTraffic few = new CommonTraffic(6).WithThreeRadars().WithAircraft(10, 1).Run(100);
        Assert.Equal(Verdict.TooFewTargets, few.Registration(1).Verdict);
        CommonTraffic narrow = new CommonTraffic(7);
        narrow.Radar(1, 0, 0, 4, 200, 0.3);
        narrow.WithAircraft(50, 1, static (aircraft, i) => aircraft with { East = 50_000 + 1000 * i, North = 500 * i, Speed = 100, Heading = 1.5, Turn = 0 }).Run(100);
        SensorRegistration found = narrow.Registration(1);
        Assert.Equal(Verdict.TooNarrow, found.Verdict);
        Assert.False(found.AppliesRange || found.AppliesAzimuth);
        Assert.InRange(found.RangeBiasMeters, 100, 300);
    }

    [Fact]
    public void WhatIsAppliedBringsTracksToTheTruth()
    {
        double With(bool applies)
        {
            CommonTraffic traffic = new(8, new TrackerOptions { Registration = new RegistrationOptions { Applies = applies } });
            traffic.WithThreeRadars().WithAircraft(50, 2);
            CommonTraffic.Aircraft? radarOnly = null;
            traffic.WithAircraft(1, 0, (aircraft, _) => radarOnly = aircraft with { Address = 0x400001, Turn = 0, East = 0, North = 0 });
            double sum = 0;
            int count = 0;
            traffic.Traffic.AfterTick = tick =>
            {
                double seconds = tick.End.SecondsSince(Fusion.Traffic.Epoch);
                if (seconds < 60 || tick.Number % 10 != 0) return;
                var track = traffic.Traffic.Tracks().Single(one => one.Identity.Address == radarOnly!.Address);
                double error = Fusion.Traffic.Meters(track, radarOnly!.At(track.Time.SecondsSince(Fusion.Traffic.Epoch)));
                sum += error * error;
                count++;
            };
            traffic.Run(150);
            Assert.Equal(applies ? Verdict.Applied : Verdict.MeasuredOnly, traffic.Registration(1).Verdict);
            return Math.Sqrt(sum / count);
        }

        double with = With(true), without = With(false);
        Assert.True(with < 0.6 * without, $"{with:0} m with, {without:0} m without");
    }

    [Fact]
    public void ARadarThatIsMovedBeginsAnew()
    {
        CommonTraffic traffic = new CommonTraffic(9).WithThreeRadars().WithAircraft(50, 2).Run(90);
        CommonTraffic.BiasedRadar moved = traffic.Radars[0] with { Site = Fusion.Traffic.Offset(traffic.Radars[0].Site, 400, 0), RangeBias = -200, AzimuthBiasDegrees = -0.3 };
        traffic.Radars[0] = moved;
        traffic.Traffic.Radar(moved.Source, moved.Site, moved.RangeSigma, moved.AzimuthSigma);
        traffic.Run(200, from: 92);
        foreach (CommonTraffic.BiasedRadar radar in traffic.Radars) Expect(traffic, radar, 35, 0.03);
    }

    [Fact]
    public void ADriftIsFollowed()
    {
        CommonTraffic traffic = new(10, new TrackerOptions { Registration = new RegistrationOptions { MemorySeconds = 60 } });
        traffic.WithThreeRadars().WithAircraft(50, 2).Run(120);
        traffic.Radars[1] = traffic.Radars[1] with { AzimuthBiasDegrees = -0.05, RangeBias = 20 };
        traffic.Run(420, from: 121);
        Expect(traffic, traffic.Radars[1], 30, 0.03);
    }

    [Fact]
    public void ResidualsAndHistoryShowWhatWasFound()
    {
        CommonTraffic traffic = new CommonTraffic(11).WithThreeRadars().WithAircraft(50, 2).Run(120);
        PlotResidual[] residuals = traffic.Traffic.Tracker.ReadResiduals(new(1), 0);
        Assert.InRange(residuals.Length, 100, ResidualRing.Capacity);
        Assert.InRange(residuals.Average(static one => one.RangeResidualMeters), 130, 170);
        Assert.InRange(CommonTraffic.Degrees(residuals.Average(static one => one.AzimuthResidualRadians)), 0.18, 0.22);
        RegistrationPoint[] history = traffic.Traffic.Tracker.ReadRegistrationHistory(new(1), 0);
        Assert.InRange(history.Length, 4, 7);
        Assert.True(history[^1].RangeSigma < history[0].RangeSigma);
    }

    static void Expect(CommonTraffic traffic, CommonTraffic.BiasedRadar radar, double rangeMeters, double azimuthDegrees)
    {
        SensorRegistration found = traffic.Registration(radar.Source);
        Assert.InRange(found.RangeBiasMeters - radar.RangeBias, -rangeMeters, rangeMeters);
        Assert.InRange(CommonTraffic.Degrees(found.AzimuthBiasRadians) - radar.AzimuthBiasDegrees, -azimuthDegrees, azimuthDegrees);
    }

    static double Square(double value) => value * value;
}
