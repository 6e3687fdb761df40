using System.Runtime.CompilerServices;

namespace Atalaya.Integrity.Deception;

/// <summary>One test for each of the first sensors that measure an aircraft.</summary>
[InlineArray(Capacity)]
struct ResidualTests
{
    public const int Capacity = 3;

    ResidualTest _first;
}
