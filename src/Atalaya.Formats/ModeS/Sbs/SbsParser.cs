using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;

namespace Atalaya.Formats.ModeS.Sbs;

/// <summary>Reads BaseStation lines; see docs/formats/sbs.md for the meaning of the fields.</summary>
public static class SbsParser
{
    const int TransmissionFields = 22;
    const int LeastEventFields = 10;

    /// <summary>Beyond what any field means, to tell a number from noise; what is only unlikely is kept.</summary>
    const int HighestFeet = 150_000, LowestFeet = -5_000, FastestKnots = 5_000, FastestRateFeetPerMinute = 100_000;

    /// <summary>Reads a line without its end; false with what is wrong.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out SbsMessage message, out SbsFault fault)
    {
        message = default;
        SbsFields fields = new(line);
        if (KindOf(fields.Take()) is not SbsKind kind)
        {
            fault = new SbsFault(RejectReason.UnknownType, 1);
            return false;
        }

        int count = line.Count((byte)',') + 1;
        bool isTransmission = kind is SbsKind.Transmission or SbsKind.Multilateration;
        if (count < (isTransmission ? TransmissionFields : LeastEventFields) || count > TransmissionFields && kind != SbsKind.Multilateration)
        {
            fault = new SbsFault(RejectReason.Length, 0);
            return false;
        }

        message = Read(ref fields, kind);
        if (isTransmission && message.Address is null && fields.Fault is null) fault = new SbsFault(RejectReason.InvalidValue, 5);
        else if (isTransmission && message.TransmissionType is null && fields.Fault is null) fault = new SbsFault(RejectReason.InvalidValue, 2);
        else if (fields.Fault is SbsFault found) fault = found;
        else
        {
            fault = default;
            return true;
        }

        return false;
    }

    /// <summary>The fields in their order: an initializer runs from the first to the last.</summary>
    static SbsMessage Read(ref SbsFields fields, SbsKind kind)
    {
        byte? type = (byte?)fields.Integer(1, 8);
        int? session = fields.Integer(-1, int.MaxValue);
        int? aircraft = fields.Integer(-1, int.MaxValue);
        (uint? address, bool isNonIcao) = fields.Address();
        int? flight = fields.Integer(-1, int.MaxValue);
        Instant? generated = fields.DateAndTime();
        Instant? logged = fields.DateAndTime();
        PackedText text = fields.Text();
        return new SbsMessage(
            kind, type, session, aircraft, address, isNonIcao, flight, generated, logged, text,
            AltitudeFeet: fields.Integer(LowestFeet, HighestFeet),
            GroundSpeedKnots: fields.Decimal(0, FastestKnots),
            TrackDegrees: fields.Decimal(-360, 360),
            LatitudeDegrees: fields.Decimal(-90, 90),
            LongitudeDegrees: fields.Decimal(-180, 180),
            VerticalRateFeetPerMinute: fields.Integer(-FastestRateFeetPerMinute, FastestRateFeetPerMinute),
            Mode3A: fields.Mode3A(),
            Alert: fields.Flag(),
            Emergency: fields.Flag(),
            Spi: fields.Flag(),
            OnGround: fields.Flag());
    }

    static SbsKind? KindOf(ReadOnlySpan<byte> field) => field switch
    {
        [(byte)'M', (byte)'S', (byte)'G'] => SbsKind.Transmission,
        [(byte)'M', (byte)'L', (byte)'A', (byte)'T'] => SbsKind.Multilateration,
        [(byte)'S', (byte)'E', (byte)'L'] => SbsKind.Selection,
        [(byte)'I', (byte)'D'] => SbsKind.NewIdentity,
        [(byte)'A', (byte)'I', (byte)'R'] => SbsKind.NewAircraft,
        [(byte)'S', (byte)'T', (byte)'A'] => SbsKind.Status,
        [(byte)'C', (byte)'L', (byte)'K'] => SbsKind.Click,
        _ => null,
    };
}
