using Atalaya.Core.Identity;
using Atalaya.Core.Numerics;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;
using Atalaya.Formats.ModeS.Registers;

namespace Atalaya.Formats.ModeS;

/// <summary>What an aircraft last said of its flight, and how much of that still tells what a Comm-B reply of it holds.</summary>
static class AircraftMemory
{
    /// <summary>In this time an aircraft turns, climbs and speeds up by less than the tolerances of <see cref="CommB"/>.</summary>
    const long FlightLimit = 10 * Instant.NanosecondsPerSecond;

    const long CallsignLimit = 120 * Instant.NanosecondsPerSecond;
    const double DegreesPerRadian = 180 / Math.PI;

    public static void NoteAltitude(ref AircraftState aircraft, int? feet, long time)
    {
        if (feet is not int known) return;
        aircraft.AltitudeFeet = known;
        aircraft.AltitudeTime = time;
    }

    public static void NoteVelocity(ref AircraftState aircraft, int? eastKnots, int? northKnots, long time)
    {
        if (eastKnots is not int east || northKnots is not int north) return;
        aircraft.EastKnots = (short)east;
        aircraft.NorthKnots = (short)north;
        aircraft.VelocityTime = time;
    }

    public static void NoteTurn(ref AircraftState aircraft, in Bds50 report, long time)
    {
        if (report.GroundSpeedKnots is not int speed || report.TrueTrackDegrees is not double track) return;
        (double sine, double cosine) = StableMath.SinCos(track / DegreesPerRadian);
        NoteVelocity(ref aircraft, (int)Math.Round(speed * sine), (int)Math.Round(speed * cosine), time);
    }

    public static void NoteCallsign(ref AircraftState aircraft, ulong characters, long time)
    {
        aircraft.Characters = characters;
        aircraft.CharactersTime = time;
    }

    public static KnownFlight At(in AircraftState aircraft, in SurveillanceReply reply, long time)
    {
        int? altitude = reply.AltitudeFeet ?? (IsRecent(aircraft.AltitudeTime, time, FlightLimit) ? aircraft.AltitudeFeet : null);
        PackedText callsign = IsRecent(aircraft.CharactersTime, time, CallsignLimit) ? new Bds20(aircraft.Characters).Callsign : default;
        if (!IsRecent(aircraft.VelocityTime, time, FlightLimit)) return new KnownFlight(altitude, null, null, callsign);
        double speed = SpeedKnots(aircraft);
        double track = StableMath.Atan2(aircraft.EastKnots, aircraft.NorthKnots) * DegreesPerRadian;
        return new KnownFlight(altitude, speed, track < 0 ? track + 360 : track, callsign);
    }

    /// <summary>Knots over ground, if known from the last seconds.</summary>
    public static double? SpeedKnotsAt(in AircraftState aircraft, long time) => IsRecent(aircraft.VelocityTime, time, FlightLimit) ? SpeedKnots(aircraft) : null;

    static double SpeedKnots(in AircraftState aircraft) => Math.Sqrt((double)aircraft.EastKnots * aircraft.EastKnots + (double)aircraft.NorthKnots * aircraft.NorthKnots);

    /// <summary>Times wrap rather than overflow; a clock may step back.</summary>
    static bool IsRecent(long noted, long time, long limit) => noted != AircraftState.Never && (ulong)(time - noted + limit) <= 2 * (ulong)limit;
}
