using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;

namespace Atalaya.Formats.ModeS;

/// <summary>What a squitter changes in the memory of its aircraft, apart from the place.</summary>
static class AircraftUpdate
{
    public static void Note(ref AircraftState aircraft, in ModeSFrame frame, long time)
    {
        ulong me = frame.Message;
        int typeCode = (int)me.Bits(1, 5);
        if (AirbornePosition.Has(typeCode)) Note(ref aircraft, AirbornePosition.Decode(me), SquitterAddress.HasImf(frame), time);
        else if (SurfacePosition.Has(typeCode)) AircraftQuality.NoteNic(ref aircraft, typeCode, false);
        else if (typeCode == AirborneVelocity.TypeCode) Note(ref aircraft, AirborneVelocity.Decode(me), time);
        else if (Identification.Has(typeCode)) Note(ref aircraft, Identification.Decode(me), time);
        else if (typeCode == TargetState.TypeCode) AircraftQuality.Note(ref aircraft, TargetState.Decode(me));
        else if (typeCode == OperationalStatus.TypeCode) AircraftQuality.Note(ref aircraft, OperationalStatus.Decode(me));
    }

    static void Note(ref AircraftState aircraft, in AirbornePosition position, bool hasImf, long time)
    {
        AircraftQuality.NoteNic(ref aircraft, position.TypeCode, !hasImf && position.NicSupplementB);
        if (!position.HeightIsGeometric) AircraftMemory.NoteAltitude(ref aircraft, position.AltitudeFeet, time);
    }

    static void Note(ref AircraftState aircraft, in Identification identification, long time)
    {
        aircraft.Category = identification.EmitterCategory;
        AircraftMemory.NoteCallsign(ref aircraft, identification.Characters, time);
    }

    static void Note(ref AircraftState aircraft, in AirborneVelocity velocity, long time)
    {
        AircraftMemory.NoteVelocity(ref aircraft, velocity.EastKnots, velocity.NorthKnots, time);
        aircraft.NacV = velocity.NacV;
        if (velocity.GeometricMinusPressureFeet is not int difference) return;
        aircraft.GeometricMinusPressureFeet = (short)difference;
        aircraft.DifferenceTime = time;
    }
}
