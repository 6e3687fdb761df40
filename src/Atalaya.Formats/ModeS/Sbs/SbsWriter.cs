using System.Globalization;
using Atalaya.Core.Identity;
using Atalaya.Core.Time;

namespace Atalaya.Formats.ModeS.Sbs;

/// <summary>Writes BaseStation lines of transmissions (<c>MSG</c>), 22 fields and CR LF; what is null stays empty.</summary>
public static class SbsWriter
{
    public const int MaxLength = 256;

    /// <summary>Writes one line and returns its length.</summary>
    public static int Write(Span<byte> destination, in SbsMessage message)
    {
        Line line = new(destination);
        line.Text("MSG"u8);
        line.Number(message.TransmissionType);
        line.Number(message.SessionId);
        line.Number(message.AircraftId);
        line.Address(message.Address, message.IsNonIcao);
        line.Number(message.FlightId);
        line.DateAndTime(message.Generated);
        line.DateAndTime(message.Logged);
        line.Characters(message.Text);
        line.Number(message.AltitudeFeet);
        line.Number(message.GroundSpeedKnots, 1);
        line.Number(message.TrackDegrees, 1);
        line.Number(message.LatitudeDegrees, 5);
        line.Number(message.LongitudeDegrees, 5);
        line.Number(message.VerticalRateFeetPerMinute);
        line.Code(message.Mode3A);
        line.Flag(message.Alert);
        line.Flag(message.Emergency);
        line.Flag(message.Spi);
        line.Flag(message.OnGround);
        "\r\n"u8.CopyTo(destination[line.Length..]);
        return line.Length + 2;
    }

    ref struct Line(Span<byte> bytes)
    {
        readonly Span<byte> _bytes = bytes;
        bool _begun;

        public int Length { get; set; }

        public void Begin()
        {
            if (_begun) _bytes[Length++] = (byte)',';
            _begun = true;
        }

        public void Text(ReadOnlySpan<byte> text)
        {
            Begin();
            text.CopyTo(_bytes[Length..]);
            Length += text.Length;
        }

        /// <summary>A comma, which noise can hold, would begin another field.</summary>
        public void Characters(PackedText text)
        {
            Begin();
            int length = text.WriteTo(_bytes[Length..]);
            _bytes.Slice(Length, length).Replace((byte)',', (byte)'?');
            Length += length;
        }

        public void Number(int? value)
        {
            Begin();
            if (value is int known) Format(known, default);
        }

        public void Number(double? value, int decimals)
        {
            Begin();
            if (value is double known) Format(known, decimals == 1 ? "0.0" : "0.00000");
        }

        public void Flag(bool? value) => Number(value is bool known ? known ? -1 : 0 : null);

        public void Address(uint? address, bool isNonIcao)
        {
            Begin();
            if (address is not uint known) return;
            if (isNonIcao) _bytes[Length++] = (byte)'~';
            Format(known, "X6");
        }

        /// <summary>Four octal digits.</summary>
        public void Code(ushort? code)
        {
            Begin();
            if (code is not ushort known) return;
            for (int shift = 9; shift >= 0; shift -= 3) _bytes[Length++] = (byte)('0' + (known >> shift & 7));
        }

        /// <summary>YYYY/MM/DD and HH:MM:SS.mmm, UTC, in two fields.</summary>
        public void DateAndTime(Instant? time)
        {
            Begin();
            if (time is Instant date) Format(date.ToDateTime(), "yyyy/MM/dd");
            Begin();
            if (time is Instant clock) Format(clock.ToDateTime(), "HH:mm:ss.fff");
        }

        void Format<T>(T value, ReadOnlySpan<char> format) where T : IUtf8SpanFormattable
        {
            value.TryFormat(_bytes[Length..], out int written, format, CultureInfo.InvariantCulture);
            Length += written;
        }
    }
}
