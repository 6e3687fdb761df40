using Atalaya.Core.Reports;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;

namespace Atalaya.Formats.ModeS;

/// <summary>Keeps what an aircraft last said of its own quality and hands it to its reports.</summary>
static class AircraftQuality
{
    public static void Note(ref AircraftState aircraft, in OperationalStatus status)
    {
        aircraft.Version = status.Version;
        if (!status.HasQuality) return;
        aircraft.NacP = status.NacP;
        aircraft.Sil = status.Sil;
        aircraft.NicSupplementA = status.NicSupplementA ? (byte)1 : (byte)0;
        if (status.Sda is byte sda) aircraft.Sda = sda;
        if (status.Gva is byte gva) aircraft.Gva = gva;
        if (status.SurfaceNacV is byte nacV) aircraft.NacV = nacV;
        if (status.NicSupplementC is bool supplement) aircraft.NicSupplementC = supplement ? (byte)1 : (byte)0;
    }

    public static void Note(ref AircraftState aircraft, in TargetState target)
    {
        if (!target.IsVersion2) return;
        aircraft.NacP = target.NacP;
        aircraft.Sil = target.Sil;
    }

    public static void NoteNic(ref AircraftState aircraft, int typeCode, bool supplementB)
    {
        byte version = aircraft.Version == AircraftState.Unknown ? (byte)0 : aircraft.Version;
        bool second = SurfacePosition.Has(typeCode) ? aircraft.NicSupplementC == 1 : supplementB;
        aircraft.Nic = NavigationQuality.Nic(typeCode, version, aircraft.NicSupplementA == 1, second);
    }

    public static QualityIndicators Of(in AircraftState aircraft) => new()
    {
        Version = Known(aircraft.Version),
        Nic = Known(aircraft.Nic),
        NacP = Known(aircraft.NacP),
        NacV = Known(aircraft.NacV),
        Sil = Known(aircraft.Sil),
        Sda = Known(aircraft.Sda),
        Gva = Known(aircraft.Gva),
    };

    static byte? Known(byte value) => value == AircraftState.Unknown ? null : value;
}
