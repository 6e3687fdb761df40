using Atalaya.Core.Identity;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;

namespace Atalaya.Tests.Formats.ModeS;

/// <summary>Ten seconds of one aircraft flying east at 250 m/s, with every kind of message.</summary>
static class TestFlight
{
    public const double Latitude = 52;
    public const double StartLongitude = 4;
    const double DegreesPerSecond = 0.00365;

    /// <summary>BDS 5,0: wings level, track 90°, 486 kt over ground, 470 kt through the air.</summary>
    static readonly ulong TurnReport = FieldBits.Put(true, 1) | FieldBits.Put(true, 12) | FieldBits.Put(512, 14, 10) | FieldBits.Put(true, 24) | FieldBits.Put(243, 25, 10)
        | FieldBits.Put(true, 35) | FieldBits.Put(true, 46) | FieldBits.Put(235, 47, 10);

    public static double LongitudeAt(double seconds) => StartLongitude + DegreesPerSecond * seconds;

    public static ModeSFrame Position(double seconds, bool odd, double feet = 36_000, double? latitude = null, double? longitude = null, byte typeCode = 11) =>
        ModeSFrame.ExtendedSquitter(ModeSSamples.Address, new AirbornePosition(typeCode, 0, true, (ushort)AltitudeCode.FromFeetTo12(feet), false,
            Cpr.Encode(latitude ?? Latitude, longitude ?? LongitudeAt(seconds), odd)).Encode());

    public static IEnumerable<(ModeSFrame Frame, double Seconds)> Frames()
    {
        yield return (ModeSFrame.AllCall(ModeSSamples.Address), 0);
        for (int i = 0; i < 20; i++)
        {
            double seconds = 0.5 * i;
            yield return (Position(seconds, (i & 1) != 0), seconds);
            yield return (ModeSFrame.ExtendedSquitter(ModeSSamples.Address, AirborneVelocity.OverGround(486, 0, -640, true, 2, 350).Encode()), seconds);
            yield return (SurveillanceReply.Altitude(36_000).Encode(ModeSSamples.Address), seconds);
            yield return (SurveillanceReply.Identity(0xF80, 5).Encode(ModeSSamples.Address), seconds);
            if (i % 5 == 0)
            {
                yield return (ModeSFrame.ExtendedSquitter(ModeSSamples.Address, Identification.Of(0xA5, PackedText.FromString("TEST12")).Encode()), seconds);
                yield return (ModeSFrame.ExtendedSquitter(ModeSSamples.Address, OperationalStatus.Airborne(9, 3, nicSupplementA: true).Encode()), seconds);
                yield return (ModeSFrame.ExtendedSquitter(ModeSSamples.Address, AircraftStatus.Of(Atalaya.Core.Reports.Emergency.Medical, 0x123).Encode()), seconds);
                yield return (new SurveillanceReply(20, 0, 0, 0, (ushort)AltitudeCode.FromFeet(36_000)).Encode(ModeSSamples.Address, TurnReport), seconds);
                yield return (new AirAirReply(0, false, true, 7, 3, (ushort)AltitudeCode.FromFeet(36_000)).Encode(ModeSSamples.Address), seconds);
            }
        }
    }

    public static byte[] Stream() => ModeSSamples.Beast(Frames().Select(each => (each.Frame, 12_000_000 + (ulong)(each.Seconds * 12e6))), 77);
}
