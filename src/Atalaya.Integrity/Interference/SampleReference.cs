using Atalaya.Core.State;

namespace Atalaya.Integrity.Interference;

/// <summary>A sample in the history of a cell.</summary>
/// <param name="Number">In the order of the cell, from 1; 0 = no sample.</param>
readonly record struct SampleReference(int Key, long Number)
{
    public bool IsNone => Number == 0;

    public void Save(StateWriter writer)
    {
        writer.Write(Key);
        writer.Write(Number);
    }

    public static SampleReference Load(ref StateReader reader) => new(reader.ReadInt32(), reader.ReadInt64());
}
