using Atalaya.Core.Frames;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>What a radar measured, as I062/340 tells it: metres, radians.</summary>
/// <param name="Time">Of the measurement; default = there is none.</param>
/// <param name="Source">The source it came by.</param>
/// <param name="Sensor">SAC × 256 + SIC; 0 = it has none, or which of several reports it was is not known.</param>
/// <param name="SlantRange">NaN = no place measured.</param>
/// <param name="Azimuth">From true north clockwise; NaN = no place measured.</param>
/// <param name="Height">By a 3D radar, on the radar's own reference.</param>
/// <param name="PressureAltitude">Mode C.</param>
/// <param name="Mode3A">As in the report, valid or not.</param>
/// <param name="Address">24 bits; 0 = none.</param>
/// <param name="Flags">Of the report.</param>
/// <param name="Seen">What had a part in it.</param>
readonly record struct RadarReport(
    Instant Time, SourceId Source, ushort Sensor, double SlantRange, double Azimuth, float? Height, float? PressureAltitude, ushort? Mode3A, uint Address,
    ReportFlags Flags, Technologies Seen)
{
    public static RadarReport Of(in Report report, Technologies seen)
    {
        bool isPlace = report.Measurement == MeasurementKind.Polar;
        return new RadarReport(
            report.Time, report.Source, report.Sensor, isPlace ? report.M0 : double.NaN, isPlace ? report.M1 : double.NaN,
            report.SeaLevelHeight, report.PressureAltitude, report.Identity.Mode3A, report.Identity.Address, report.Flags, seen);
    }

    /// <summary>False where both name themselves, and differently.</summary>
    public bool CanBeOf(in ObjectIdentity identity) =>
        (Address == 0 || identity.Address == 0 || Address == identity.Address) && (Mode3A is null || identity.Mode3A is null || Mode3A == identity.Mode3A);

    /// <summary>What is certain if it was this or the other report of the same moment: what took part in both.</summary>
    public RadarReport Or(in RadarReport other) =>
        new(Time, Source, 0, double.NaN, double.NaN, null, null, null, 0, Flags & other.Flags, Seen & other.Seen);

    public bool Has(ReportFlags flag) => (Flags & flag) != 0;
}
