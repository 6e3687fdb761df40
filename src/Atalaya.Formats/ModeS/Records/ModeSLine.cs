using Atalaya.Formats.ModeS.Registers;

namespace Atalaya.Formats.ModeS.Records;

/// <summary>The line of a Mode S record as what writes fields sees it.</summary>
readonly struct ModeSLine(ModeSJsonLine line) : IFieldLine
{
    public void Number(ReadOnlySpan<byte> name, long value) => line.Number(name, value);
    public void Number(ReadOnlySpan<byte> name, double value) => line.Number(name, value);
    public void Optional(ReadOnlySpan<byte> name, int? value) => line.Optional(name, value);
    public void Optional(ReadOnlySpan<byte> name, double? value) => line.Optional(name, value);
    public void Flag(ReadOnlySpan<byte> name, bool value) => line.Flag(name, value);
    public void Text(ReadOnlySpan<byte> name, ReadOnlySpan<byte> ascii, ulong typed) => line.Text(name, ascii, typed);
    public void Hex(ReadOnlySpan<byte> name, ulong value, int digits) => line.Hex(name, value, digits);
    public void Octal(ReadOnlySpan<byte> name, ushort code) => line.Octal(name, code);
    public void Registers(ReadOnlySpan<byte> name, ReadOnlySpan<byte> registers) => line.Registers(name, registers);
}
