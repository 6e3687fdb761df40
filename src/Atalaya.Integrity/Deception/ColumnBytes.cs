using System.Runtime.InteropServices;
using Atalaya.Core.State;

namespace Atalaya.Integrity.Deception;

/// <summary>Columns of packed structs as bytes: of each living track its struct, or that it is empty.</summary>
static class ColumnBytes
{
    public static void Save<T>(StateWriter writer, SlotColumn<T> column, TrackSlots slots)
        where T : unmanaged
    {
        for (int slot = 0; slot < slots.Limit; slot++)
        {
            if (slots[slot] == 0) continue;
            ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in column[slot]));
            bool isUsed = bytes.ContainsAnyExcept((byte)0);
            writer.Write(isUsed);
            if (isUsed) writer.Write(bytes);
        }
    }

    public static void Load<T>(ref StateReader reader, SlotColumn<T> column, TrackSlots slots)
        where T : unmanaged
    {
        for (int slot = 0; slot < slots.Limit; slot++)
            if (slots[slot] != 0 && reader.ReadBoolean()) Read(ref reader, ref column[slot]);
    }

    public static void Write<T>(StateWriter writer, in T value)
        where T : unmanaged => writer.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    public static void Read<T>(ref StateReader reader, ref T value)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = reader.ReadBytes();
        Span<byte> target = MemoryMarshal.AsBytes(new Span<T>(ref value));
        if (bytes.Length != target.Length) throw new InvalidDataException("state: a column of another layout");
        bytes.CopyTo(target);
    }
}
