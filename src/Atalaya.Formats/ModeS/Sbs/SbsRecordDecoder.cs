using System.Buffers;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Formats.ModeS.Records;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.ModeS.Sbs;

/// <summary>BaseStation lines to JSON lines, one for each; a line that cannot be read becomes an error line with its number and field.</summary>
public sealed class SbsRecordDecoder : IRecordDecoder
{
    const int MostErrorBytes = 32;

    readonly NmeaLineCutter _lines = new();
    readonly ModeSJsonLine _line = new("{\"format\":\"sbs\""u8);

    public void Decode(ReadOnlySpan<byte> bytes, Instant? time, bool endOfInput, IBufferWriter<byte>? output, RecordStatistics statistics)
    {
        statistics.Bytes += bytes.Length;
        while (_lines.TryTake(ref bytes, endOfInput, out ReadOnlySpan<byte> line, out bool tooLong))
        {
            if (line.IsEmpty) continue;
            if (tooLong) Reject(new SbsFault(RejectReason.Length, 0), line, output, statistics);
            else if (!SbsParser.TryParse(line, out SbsMessage message, out SbsFault fault)) Reject(fault, line, output, statistics);
            else Write(message, output, statistics);
        }
    }

    void Write(in SbsMessage message, IBufferWriter<byte>? output, RecordStatistics statistics)
    {
        statistics.Records++;
        _line.Begin(output is not null, statistics);
        _line.Text("type"u8, NameOf(message.Kind), (ulong)message.Kind);
        _line.Optional("transmission_type"u8, message.TransmissionType);
        _line.Optional("session_id"u8, message.SessionId);
        _line.Optional("aircraft_id"u8, message.AircraftId);
        if (message.Address is uint address) _line.Hex("icao"u8, address, 6);
        if (message.IsNonIcao) _line.Flag("non_icao"u8, true);
        _line.Optional("flight_id"u8, message.FlightId);
        WriteTime("generated"u8, message.Generated);
        WriteTime("logged"u8, message.Logged);
        WriteText(message);
        _line.Optional("altitude"u8, message.AltitudeFeet);
        _line.Optional("groundspeed"u8, message.GroundSpeedKnots);
        _line.Optional("track"u8, message.TrackDegrees);
        _line.Optional("latitude"u8, message.LatitudeDegrees);
        _line.Optional("longitude"u8, message.LongitudeDegrees);
        _line.Optional("vertical_rate"u8, message.VerticalRateFeetPerMinute);
        if (message.Mode3A is ushort code) _line.Octal("squawk"u8, code);
        WriteFlag("alert"u8, message.Alert);
        WriteFlag("emergency"u8, message.Emergency);
        WriteFlag("spi"u8, message.Spi);
        WriteFlag("on_ground"u8, message.OnGround);
        _line.End(output);
    }

    void WriteText(in SbsMessage message)
    {
        if (message.Text.IsEmpty) return;
        Span<byte> text = stackalloc byte[PackedText.MaxLength];
        int length = message.Text.WriteTo(text);
        for (int i = 0; i < length; i++)
            if (text[i] is (byte)'"' or (byte)'\\') text[i] = (byte)'?';
        _line.Text(message.Kind == SbsKind.Status ? "status"u8 : "callsign"u8, text[..length], (ulong)(message.Text.Bits >> 64));
    }

    /// <summary>Without a zone: the line tells none.</summary>
    void WriteTime(ReadOnlySpan<byte> name, Instant? time)
    {
        if (time is not Instant known) return;
        Span<byte> text = stackalloc byte[32];
        known.ToDateTime().TryFormat(text, out int length, "yyyy-MM-ddTHH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture);
        _line.Text(name, text[..length], (ulong)known.UnixNanoseconds);
    }

    void WriteFlag(ReadOnlySpan<byte> name, bool? value)
    {
        if (value is bool known) _line.Flag(name, known);
    }

    void Reject(SbsFault fault, ReadOnlySpan<byte> line, IBufferWriter<byte>? output, RecordStatistics statistics)
    {
        statistics.Errors++;
        _line.Begin(output is not null, statistics);
        _line.Text("error"u8, ReasonOf(fault.Reason), (ulong)fault.Reason);
        _line.Number("offset"u8, _lines.Place.Offset);
        Span<byte> path = stackalloc byte[40];
        bool written = fault.Field == 0
            ? System.Text.Unicode.Utf8.TryWrite(path, $"line {_lines.Place.Line}", out int length)
            : System.Text.Unicode.Utf8.TryWrite(path, $"line {_lines.Place.Line}/field {fault.Field}", out length);
        if (written) _line.Text("path"u8, path[..length], (ulong)_lines.Place.Line << 8 | (uint)fault.Field);
        _line.Hex("hex"u8, line[..Math.Min(line.Length, MostErrorBytes)]);
        _line.End(output);
    }

    static ReadOnlySpan<byte> NameOf(SbsKind kind) => kind switch
    {
        SbsKind.Transmission => "MSG"u8,
        SbsKind.Multilateration => "MLAT"u8,
        SbsKind.Selection => "SEL"u8,
        SbsKind.NewIdentity => "ID"u8,
        SbsKind.NewAircraft => "AIR"u8,
        SbsKind.Status => "STA"u8,
        _ => "CLK"u8,
    };

    static ReadOnlySpan<byte> ReasonOf(RejectReason reason) => reason switch
    {
        RejectReason.UnknownType => "unknown message type"u8,
        RejectReason.Length => "length"u8,
        _ => "invalid value"u8,
    };
}
