using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>Where an aircraft said it was: a point of the ellipsoid.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct StatedPlace
{
    public Instant Time;
    public EcefPosition Place;
}

[InlineArray(Capacity)]
struct StatedPlaceRing
{
    public const int Capacity = 16;

    StatedPlace _first;
}
