namespace Atalaya.Fusion.Registering;

/// <summary>What is estimated of each sensor, by its place in all vectors; bias = measured − true.</summary>
static class BiasTerm
{
    /// <summary>Metres.</summary>
    public const int Range = 0;

    /// <summary>Metres per metre of range.</summary>
    public const int Gain = 1;

    /// <summary>Radians.</summary>
    public const int Azimuth = 2;

    /// <summary>Seconds by which stamps are late.</summary>
    public const int Time = 3;

    /// <summary>Metres by which heights taken from pressure are too high, and metres per metre of that height: nuisances, never applied.</summary>
    public const int Height = 4, HeightSlope = 5;

    public const int Count = 6;
}
