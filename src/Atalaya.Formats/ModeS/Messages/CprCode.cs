namespace Atalaya.Formats.ModeS.Messages;

/// <summary>A compact position report as sent: 17 bits of latitude and longitude within a zone, even or odd zones (RTCA DO-260B 2.2.3.2.3.7, appendix A.1.7).</summary>
public readonly record struct CprCode(bool IsOdd, uint Latitude, uint Longitude)
{
    public const int Bits = 17;
    public const int Steps = 1 << Bits;

    /// <summary>ME bits 22–56.</summary>
    internal static CprCode Decode(ulong me) => new(me.Bit(22), me.Bits(23, 17), me.Bits(40, 17));

    internal ulong Encode() => FieldBits.Put(IsOdd, 22) | FieldBits.Put(Latitude, 23, 17) | FieldBits.Put(Longitude, 40, 17);
}
