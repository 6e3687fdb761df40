using System.Runtime.CompilerServices;

namespace Atalaya.Integrity.Deception;

/// <summary>Cumulative sums of normalised residuals in eight directions: along, along and across, across, and so on around.</summary>
[InlineArray(Count)]
struct DirectionSums
{
    public const int Count = 8;

    float _first;
}
