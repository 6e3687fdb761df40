using System.Buffers.Text;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;

namespace Atalaya.Formats.ModeS.Sbs;

/// <summary>Takes the fields of one line from left to right; the first one that cannot be read is remembered, and everything after it is empty.</summary>
ref struct SbsFields(ReadOnlySpan<byte> line)
{
    const int MostCallsignCharacters = 8;

    ReadOnlySpan<byte> _rest = line;
    bool _ended;

    /// <summary>The number of the field taken last, from 1.</summary>
    public int Number { get; private set; }

    public SbsFault? Fault { get; private set; }

    public ReadOnlySpan<byte> Take()
    {
        if (_ended || Fault is not null) return default;
        Number++;
        int length = _rest.IndexOf((byte)',');
        ReadOnlySpan<byte> field = length < 0 ? _rest : _rest[..length];
        _ended = length < 0;
        _rest = _ended ? default : _rest[(length + 1)..];
        return field.Trim((byte)' ');
    }

    /// <summary>A whole number; one with a fraction, as some programs print it, is rounded.</summary>
    public int? Integer(int least, int most) => Bounded(least, most) is double value ? (int)Math.Round(value) : null;

    public double? Decimal(double least, double most) => Bounded(least, most);

    /// <summary>−1 or another number = set, 0 = not set.</summary>
    public bool? Flag() => Integer(-1, 1) is int value ? value != 0 : null;

    public (uint? Address, bool IsNonIcao) Address()
    {
        ReadOnlySpan<byte> field = Take();
        if (field.IsEmpty) return default;
        bool isNonIcao = field[0] == '~';
        if (isNonIcao) field = field[1..];
        if (field.Length == 6 && Utf8Parser.TryParse(field, out uint address, out int used, 'X') && used == field.Length) return (address, isNonIcao);
        Reject();
        return default;
    }

    /// <summary>Four octal digits; programs that print numbers drop the zeros in front.</summary>
    public ushort? Mode3A()
    {
        ReadOnlySpan<byte> field = Take();
        if (field.IsEmpty) return null;
        int code = 0;
        foreach (byte digit in field)
        {
            if (digit is < (byte)'0' or > (byte)'7' || code > 0x1FF)
            {
                Reject();
                return null;
            }

            code = code << 3 | digit - '0';
        }

        return (ushort)code;
    }

    public PackedText Text()
    {
        ReadOnlySpan<byte> field = Take();
        Span<byte> codes = stackalloc byte[MostCallsignCharacters];
        if (field.Length > codes.Length || field.IndexOfAnyExceptInRange((byte)' ', (byte)'~') >= 0)
        {
            Reject();
            return default;
        }

        for (int i = 0; i < field.Length; i++) codes[i] = PackedText.CodeOf((char)field[i]);
        return PackedText.FromCodes(codes[..field.Length]);
    }

    /// <summary>YYYY/MM/DD and HH:MM:SS with or without a fraction, in two fields.</summary>
    public Instant? DateAndTime()
    {
        ReadOnlySpan<byte> date = Take();
        long? days = date.IsEmpty ? null : Days(date);
        ReadOnlySpan<byte> time = Take();
        long? nanoseconds = time.IsEmpty ? null : NanosecondOfDay(time);
        return days * Instant.NanosecondsPerDay + nanoseconds is long sum ? new Instant(sum) : null;
    }

    long? Days(ReadOnlySpan<byte> field)
    {
        if (field.Length == 10 && field[4] is (byte)'/' or (byte)'-' && field[7] == field[4]
            && Digits(field[..4]) is >= 1970 and <= 2200 and int year && Digits(field[5..7]) is >= 1 and <= 12 and int month
            && Digits(field[8..]) is >= 1 and int day && day <= DateTime.DaysInMonth(year, month))
            return Instant.FromDateTime(new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc)).UnixNanoseconds / Instant.NanosecondsPerDay;
        Reject();
        return null;
    }

    long? NanosecondOfDay(ReadOnlySpan<byte> field)
    {
        if (field.Length is >= 8 and <= 18 && field[2] == ':' && field[5] == ':'
            && Digits(field[..2]) is <= 23 and >= 0 and int hour && Digits(field[3..5]) is <= 59 and >= 0 and int minute && Digits(field[6..8]) is <= 60 and >= 0 and int second
            && Fraction(field[8..]) is long fraction)
            return (hour * 3600 + minute * 60 + second) * Instant.NanosecondsPerSecond + fraction;
        Reject();
        return null;
    }

    static long? Fraction(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty) return 0;
        if (field[0] != '.' || Digits(field[1..]) is not (>= 0 and int digits)) return null;
        long nanoseconds = digits;
        for (int i = field.Length; i < 10; i++) nanoseconds *= 10;
        return nanoseconds;
    }

    /// <summary>At most nine digits; −1 where something else stands.</summary>
    static int Digits(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty || field.Length > 9 || field.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0) return -1;
        int value = 0;
        foreach (byte digit in field) value = value * 10 + digit - '0';
        return value;
    }

    double? Bounded(double least, double most)
    {
        ReadOnlySpan<byte> field = Take();
        if (field.IsEmpty) return null;
        if (Utf8Parser.TryParse(field, out double value, out int used) && used == field.Length && value >= least && value <= most) return value;
        Reject();
        return null;
    }

    void Reject() => Fault ??= new SbsFault(RejectReason.InvalidValue, Number);
}
