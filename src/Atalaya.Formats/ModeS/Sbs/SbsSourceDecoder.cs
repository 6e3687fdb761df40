using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Formats.Ais;
using Atalaya.Formats.ModeS.Messages;

namespace Atalaya.Formats.ModeS.Sbs;

/// <summary>
/// BaseStation lines of one receiver to reports. Time of applicability is the receive time: the line's own is in an unknown zone. Positions are
/// another program's work and come without quality; NACp 7 (0.1 NM) is taken, and no quality indicator is claimed.
/// </summary>
public sealed class SbsSourceDecoder(SourceSite site) : ISourceDecoder
{
    const byte AssumedNacP = 7;
    const int AnyTypeCode = 18;
    const int IdentityCodeReply = 6;

    readonly NmeaLineCutter _lines = new();
    ulong _sequence;

    public DecodeCounters Counters { get; } = new();

    public void Decode(in Frame frame, ReportBatch output)
    {
        ReadOnlySpan<byte> rest = frame.Payload;
        Counters.Bytes += rest.Length;
        while (_lines.TryTake(ref rest, false, out ReadOnlySpan<byte> line, out bool tooLong))
        {
            if (line.IsEmpty) continue;
            if (tooLong) Counters.Reject(RejectReason.Length);
            else if (!SbsParser.TryParse(line, out SbsMessage message, out SbsFault fault)) Counters.Reject(fault.Reason);
            else Accept(message, frame, output);
        }
    }

    void Accept(in SbsMessage message, in Frame frame, ReportBatch output)
    {
        Counters.Messages++;
        if (message.Address is not uint address || !message.IsTransmission && message.Kind != SbsKind.NewIdentity) return;
        ref Report report = ref output.Add();
        report.Source = site.Source;
        report.Hearers.Add(site.Source);
        report.Provenance = new Provenance(site.Source, frame.Position);
        report.Sequence = _sequence++;
        report.Time = report.ReceiveTime = frame.ReceiveTime;
        report.Domain = Domain.Air;
        report.Flags = ReportFlags.TimeIsReceiveTime | (site.Simulated ? ReportFlags.Simulated : ReportFlags.None);
        report.Identity.Address = address;
        report.Identity.AddressKind = message.IsNonIcao ? AddressKind.NonIcao : AddressKind.Icao;
        report.Identity.Callsign = message.Text;
        Fill(ref report, message);
        Counters.Reports++;
    }

    static void Fill(ref Report report, in SbsMessage message)
    {
        report.M0 = report.M1 = report.M2 = double.NaN;
        report.Sigma0 = report.Sigma1 = report.Sigma2 = float.NaN;
        if (message.Kind == SbsKind.Transmission) report.Flags |= ReportFlags.SelfReported;
        if (message.OnGround == true) report.Flags |= ReportFlags.OnGround;
        if (message.Spi == true) report.Flags |= ReportFlags.Spi;
        report.PressureAltitude = (float?)(message.AltitudeFeet * 0.3048);
        report.GroundSpeed = (float?)(message.GroundSpeedKnots * ReportFields.MetersPerSecondPerKnot);
        report.TrackAngle = (float?)((message.TrackDegrees is < 0 and double west ? west + 360 : message.TrackDegrees) * GeodeticPosition.RadiansPerDegree);
        report.VerticalRate = (float?)(message.VerticalRateFeetPerMinute * ReportFields.MetersPerSecondPerFootPerMinute);
        FillIdentityCode(ref report, message);
        if (message.LatitudeDegrees is not double latitude || message.LongitudeDegrees is not double longitude) return;
        report.Measurement = MeasurementKind.Geodetic;
        report.M0 = latitude * GeodeticPosition.RadiansPerDegree;
        report.M1 = longitude * GeodeticPosition.RadiansPerDegree;
        report.Sigma0 = report.Sigma1 = NavigationQuality.SigmaMeters(AnyTypeCode, AssumedNacP);
    }

    /// <summary>Programs print 0000 for "not known" in lines that are no identity reply: there it is no code.</summary>
    static void FillIdentityCode(ref Report report, in SbsMessage message)
    {
        if (message.Mode3A is ushort code && (code != 0 || message.TransmissionType == IdentityCodeReply))
        {
            report.Identity.Mode3A = code;
            report.Emergency = AircraftStatus.EmergencyOf(code);
        }

        if (message.Emergency == true && report.Emergency == Emergency.None) report.Emergency = Emergency.General;
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("SBSD", 1);
        writer.Write(_sequence);
        Counters.Save(writer);
        _lines.Save(writer);
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("SBSD", 1);
        _sequence = reader.ReadUInt64();
        Counters.Load(ref reader);
        _lines.Load(ref reader);
    }
}
