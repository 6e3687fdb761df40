using System.Runtime.CompilerServices;
using Atalaya.Core.Frames;

namespace Atalaya.Core.Reports;

/// <summary>The sources that received one transmission, in the order heard; keeps the first eight and counts the rest.</summary>
public struct HearerSet
{
    public const int Capacity = 8;

    SourceNumbers _numbers;

    public byte Count { get; private set; }

    [InlineArray(Capacity)]
    struct SourceNumbers
    {
        ushort _first;
    }

    public readonly SourceId this[int index] => new(_numbers[index]);

    public readonly int Listed => Math.Min(Count, (byte)Capacity);

    public readonly bool Contains(SourceId source)
    {
        for (int i = 0; i < Listed; i++)
            if (_numbers[i] == source.Number) return true;
        return false;
    }

    public void Add(SourceId source)
    {
        if (Contains(source)) return;
        if (Count < Capacity) _numbers[Count] = source.Number;
        if (Count < byte.MaxValue) Count++;
    }
}
