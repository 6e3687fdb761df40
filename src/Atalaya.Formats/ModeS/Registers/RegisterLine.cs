using Atalaya.Formats.Records;

namespace Atalaya.Formats.ModeS.Registers;

/// <summary>Fields of a register into a JSON object of a <see cref="JsonLineWriter"/>; a comma goes before each but the first of its object.</summary>
readonly struct RegisterLine(JsonLineWriter writer) : IFieldLine
{
    public void Number(ReadOnlySpan<byte> name, long value)
    {
        Name(name);
        writer.Number(value);
    }

    public void Number(ReadOnlySpan<byte> name, double value)
    {
        Name(name);
        writer.Number(value);
    }

    public void Optional(ReadOnlySpan<byte> name, int? value)
    {
        if (value is int known) Number(name, known);
    }

    public void Optional(ReadOnlySpan<byte> name, double? value)
    {
        if (value is double known) Number(name, known);
    }

    public void Flag(ReadOnlySpan<byte> name, bool value)
    {
        Name(name);
        writer.Raw(value ? "true"u8 : "false"u8);
    }

    public void Text(ReadOnlySpan<byte> name, ReadOnlySpan<byte> ascii, ulong typed)
    {
        Name(name);
        writer.Text(ascii);
    }

    public void Hex(ReadOnlySpan<byte> name, ulong value, int digits)
    {
        Name(name);
        writer.HexString(value, digits);
    }

    public void Octal(ReadOnlySpan<byte> name, ushort code)
    {
        Name(name);
        writer.OctalString(code, 4);
    }

    public void Registers(ReadOnlySpan<byte> name, ReadOnlySpan<byte> registers)
    {
        Name(name);
        writer.Raw((byte)'[');
        Span<byte> text = stackalloc byte[RegisterName.Length];
        for (int i = 0; i < registers.Length; i++)
        {
            if (i > 0) writer.Raw((byte)',');
            RegisterName.Write(text, registers[i]);
            writer.Text(text);
        }

        writer.Raw((byte)']');
    }

    void Name(ReadOnlySpan<byte> name)
    {
        if (writer.Last != (byte)'{') writer.Raw((byte)',');
        writer.Text(name);
        writer.Raw((byte)':');
    }
}
