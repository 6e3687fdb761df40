using Atalaya.Core.Identity;

namespace Atalaya.Formats.Ais.Messages;

/// <summary>Message 24, part A: name of a class B ship (ITU-R M.1371-5, annex 8, table 77), 160 bits; 168 are on the air.</summary>
public readonly record struct StaticDataPartA
{
    public const int LengthBits = 160;

    public byte Repeat { get; init; }
    public uint Mmsi { get; init; }
    public PackedText Name { get; init; }

    public static bool TryDecode(in AisBits bits, out StaticDataPartA data)
    {
        data = default;
        if (bits.Length < LengthBits) return false;
        data = new StaticDataPartA { Repeat = bits.Repeat, Mmsi = bits.Mmsi, Name = bits.Text(40, 20) };
        return true;
    }

    public void Encode(ref AisBitWriter writer)
    {
        writer.Unsigned(24, 6);
        writer.Unsigned(Repeat, 2);
        writer.Unsigned(Mmsi, 30);
        writer.Unsigned(0, 2);
        writer.Text(Name, 20);
    }

    internal void Visit<TSink>(ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        sink.Text("part"u8, "A"u8);
        sink.Text("shipname"u8, Name);
    }
}
