using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;
using CsCheck;

namespace Atalaya.Tests.Formats.ModeS;

public sealed class CprTests
{
    const double AirborneToleranceDegrees = 1e-4;

    static readonly Gen<(double Latitude, double Longitude)> Places = Gen.Select(
        Gen.OneOf<double>(Gen.Double[-90, 90], Gen.OneOf(-90.0, 90, 0, 87, -87, 86.9999, 10.47047, -10.4705, 89.9999)),
        Gen.OneOf<double>(Gen.Double[-180, 180], Gen.OneOf(-180.0, 0, 179.99999, -179.99999, 90)));

    [Fact]
    public void ZonesEqualTheFormula()
    {
        for (double latitude = -89.995; latitude < 90; latitude += 0.01)
        {
            double part = Math.Cos(Math.PI * latitude / 180);
            double argument = 1 - (1 - Math.Cos(Math.PI / 30)) / (part * part);
            int expected = argument < -1 ? 1 : (int)Math.Floor(2 * Math.PI / Math.Acos(argument));
            Assert.Equal(expected, CprZones.CountAt(latitude));
        }

        Assert.Equal((59, 2, 1), (CprZones.CountAt(0), CprZones.CountAt(87), CprZones.CountAt(87.0001)));
    }

    [Fact]
    public void PairOfTheTextbookResolves()
    {
        CprCode even = AirbornePosition.Decode(ModeSSamples.Frame("8D40621D58C382D690C8AC2863A7").Message).Cpr;
        CprCode odd = AirbornePosition.Decode(ModeSSamples.Frame("8D40621D58C386435CC412692AD6").Message).Cpr;
        Assert.True(Cpr.TryGlobal(even, odd, newerIsOdd: false, out double latitude, out double longitude));
        Assert.Equal(52.2572021484375, latitude, 10);
        Assert.Equal(3.91937255859375, longitude, 10);
        Assert.True(Cpr.TryGlobal(even, odd, newerIsOdd: true, out latitude, out longitude));
        Assert.Equal(52.26578, latitude, 5);
        Assert.Equal(3.93891, longitude, 5);
    }

    [Fact]
    public void SurfacePairTakesTheQuadrantOfTheReference()
    {
        CprCode even = SurfacePosition.Decode(ModeSSamples.Frame("8C4841753AAB238733C8CD4020B1").Message).Cpr;
        CprCode odd = SurfacePosition.Decode(ModeSSamples.Frame("8C4841753A8A35323FAEBDAC702D").Message).Cpr;
        Assert.True(Cpr.TryGlobalSurface(even, odd, newerIsOdd: odd.IsOdd && !even.IsOdd, 51.990, 4.375, out double latitude, out double longitude));
        Assert.Equal(52.32, latitude, 2);
        Assert.Equal(4.73, longitude, 2);
    }

    [Fact]
    public void LocalDecodeGivesThePlaceBack() => Places.Sample(place =>
    {
        foreach (bool surface in (bool[])[false, true])
            foreach (bool odd in (bool[])[false, true])
            {
                CprCode code = Cpr.Encode(place.Latitude, place.Longitude, odd, surface);
                Assert.True(Cpr.TryLocal(code, surface, place.Latitude, place.Longitude, out double latitude, out double longitude) || Math.Abs(place.Latitude) > 89.9999);
                if (Math.Abs(place.Latitude) > 89.9999) continue;
                Assert.Equal(place.Latitude, latitude, AirborneToleranceDegrees);
                AssertLongitude(place.Longitude, longitude, place.Latitude);
            }
    }, seed: "0N0XIzNsQ0O2");

    /// <summary>Wherever both codes lie in one longitude zone count, the pair gives the place; elsewhere it is refused.</summary>
    [Fact]
    public void PairsGiveThePlaceBack() => Places.Sample(place =>
    {
        CprCode even = Cpr.Encode(place.Latitude, place.Longitude, false);
        CprCode odd = Cpr.Encode(place.Latitude, place.Longitude, true);
        foreach (bool newerIsOdd in (bool[])[false, true])
        {
            if (!Cpr.TryGlobal(even, odd, newerIsOdd, out double latitude, out double longitude)) continue;
            Assert.Equal(place.Latitude, latitude, AirborneToleranceDegrees);
            AssertLongitude(place.Longitude, longitude, place.Latitude);
        }
    }, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void PairAcrossAZoneEdgeIsRefused()
    {
        const double Edge = 10.470471299968775;
        CprCode even = Cpr.Encode(Edge - 0.01, 20, false);
        CprCode odd = Cpr.Encode(Edge + 0.01, 20, true);
        Assert.False(Cpr.TryGlobal(even, odd, newerIsOdd: true, out _, out _));
    }

    [Fact]
    public void AnyCodesGiveAPlaceOnEarthOrNone() => Gen.Select(Code(false), Code(true), Places).Sample((even, odd, place) =>
    {
        foreach (bool newerIsOdd in (bool[])[false, true])
        {
            if (Cpr.TryGlobal(even, odd, newerIsOdd, out double latitude, out double longitude)) AssertOnEarth(latitude, longitude);
            if (Cpr.TryGlobalSurface(even, odd, newerIsOdd, place.Latitude, place.Longitude, out latitude, out longitude)) AssertOnEarth(latitude, longitude);
            if (Cpr.TryLocal(odd, newerIsOdd, place.Latitude, place.Longitude, out latitude, out longitude)) AssertOnEarth(latitude, longitude);
        }
    }, seed: "0N0XIzNsQ0O2");

    static Gen<CprCode> Code(bool odd) => Gen.Select(Gen.UInt[0, CprCode.Steps - 1], Gen.UInt[0, CprCode.Steps - 1], (latitude, longitude) => new CprCode(odd, latitude, longitude));

    static void AssertOnEarth(double latitude, double longitude)
    {
        Assert.InRange(latitude, -90, 90);
        Assert.InRange(longitude, -180, 180);
    }

    /// <summary>Longitude steps grow towards the poles; one zone is 360° there.</summary>
    static void AssertLongitude(double expected, double actual, double latitude)
    {
        double step = 360.0 / Math.Max(CprZones.CountAt(latitude) - 2, 1) / CprCode.Steps;
        Assert.InRange(Math.Abs(Cpr.Normalize(actual - expected)), 0, step);
    }
}
