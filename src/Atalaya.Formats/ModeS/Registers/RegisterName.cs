namespace Atalaya.Formats.ModeS.Registers;

/// <summary>A register's number as people write it: BDS1,BDS2 in hexadecimal, such as 4,0.</summary>
static class RegisterName
{
    public const int Length = 3;

    public static void Write(Span<byte> destination, byte register)
    {
        destination[0] = Digit(register >> 4);
        destination[1] = (byte)',';
        destination[2] = Digit(register & 15);
    }

    static byte Digit(int value) => "0123456789ABCDEF"u8[value];
}
