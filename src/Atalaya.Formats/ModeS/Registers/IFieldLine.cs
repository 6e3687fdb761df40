namespace Atalaya.Formats.ModeS.Registers;

/// <summary>A JSON object in the making, seen by what writes named fields into it. Structs implement it, so that the compiler sees through.</summary>
interface IFieldLine
{
    void Number(ReadOnlySpan<byte> name, long value);
    void Number(ReadOnlySpan<byte> name, double value);

    /// <summary>Absent if null.</summary>
    void Optional(ReadOnlySpan<byte> name, int? value);
    void Optional(ReadOnlySpan<byte> name, double? value);
    void Flag(ReadOnlySpan<byte> name, bool value);

    /// <summary>Printable ASCII without quotes and backslashes; <paramref name="typed"/> is its value for a checksum.</summary>
    void Text(ReadOnlySpan<byte> name, ReadOnlySpan<byte> ascii, ulong typed);

    /// <summary>The lowest <paramref name="digits"/> hexadecimal digits.</summary>
    void Hex(ReadOnlySpan<byte> name, ulong value, int digits);

    /// <summary>Four octal digits of a 12-bit code.</summary>
    void Octal(ReadOnlySpan<byte> name, ushort code);

    /// <summary>Register numbers (16 × BDS1 + BDS2) as a list of texts such as "4,0".</summary>
    void Registers(ReadOnlySpan<byte> name, ReadOnlySpan<byte> registers);
}
