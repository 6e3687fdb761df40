namespace Atalaya.Scenarios;

/// <summary>What a random stream is for: part of its seed, so a value never changes meaning.</summary>
static class RandomPurpose
{
    public const ulong Identity = 1;
    public const ulong Motion = 2;
    public const ulong Radar = 3;
    public const ulong RadarClutter = 4;
    public const ulong AdsbTransmitter = 5;
    public const ulong AdsbReception = 6;
    public const ulong Ais = 7;
    public const ulong RadarDelay = 8;
    public const ulong SeaPatches = 9;
    public const ulong AisReception = 10;
    public const ulong SystemTracks = 11;
    public const ulong Attack = 12;
    public const ulong GnssThreshold = 13;
    public const ulong Trial = 14;
}
