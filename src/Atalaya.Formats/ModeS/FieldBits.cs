namespace Atalaya.Formats.ModeS;

/// <summary>Fields of a 56-bit ME, MB or MV field, numbered as in the standards: bit 1 is the first sent.</summary>
static class FieldBits
{
    public const int Width = 56;

    public static uint Bits(this ulong field, int first, int count) => (uint)(field >> (Width + 1 - first - count)) & (uint)((1ul << count) - 1);

    public static bool Bit(this ulong field, int position) => (field >> (Width - position) & 1) != 0;

    public static ulong Put(uint value, int first, int count) => ((ulong)value & (1ul << count) - 1) << (Width + 1 - first - count);

    public static ulong Put(bool value, int position) => (value ? 1ul : 0) << (Width - position);
}
