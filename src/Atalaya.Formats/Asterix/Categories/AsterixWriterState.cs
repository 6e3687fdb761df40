using System.Runtime.CompilerServices;

namespace Atalaya.Formats.Asterix.Categories;

/// <summary>What the writers of one record share.</summary>
struct AsterixWriterState
{
    /// <summary>Items, their parts, repetitions in them, and what those hold.</summary>
    const int Depths = 6;

    Stamps _stamps;

    [InlineArray(Depths)]
    struct Stamps
    {
        int _first;
    }

    /// <summary>Octets written.</summary>
    public int Length;

    /// <summary>Begins something at a depth; what was begun there or deeper before is closed.</summary>
    public int Begin(int depth)
    {
        for (int i = depth; i < Depths; i++) _stamps[i]++;
        return _stamps[depth];
    }

    public readonly bool IsOpen(int depth, int stamp) => _stamps[depth] == stamp;
}
