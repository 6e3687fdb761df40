namespace Atalaya.Server.Outputs.Asterix;

/// <summary>I062/080 SRC, as far as it occurs: the values are those of the wire.</summary>
enum HeightSource
{
    None = 0,
    Gnss = 1,
    Radar3D = 2,
    Multilateration = 7,
}
