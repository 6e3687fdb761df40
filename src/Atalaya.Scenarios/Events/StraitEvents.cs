using Atalaya.Core.Geodesy;
using Atalaya.Scenarios.Motion;
using Atalaya.Scenarios.Sensors;

namespace Atalaya.Scenarios.Events;

/// <summary>What goes wrong in the strait, and when: the same in each cycle of half an hour.</summary>
static class StraitEvents
{
    public const double CycleSeconds = 1800;

    public static readonly EventWindow Jamming = new(90, 390);

    /// <summary>Two boats send no AIS, and lie alongside each other in the middle of it.</summary>
    public static readonly EventWindow AisOff = new(60, 660);

    public static readonly EventWindow Meeting = new(300, 450);
    public static readonly EventWindow Emergency = new(150, 1500);
    public static readonly EventWindow Distress = new(210, 900);
    public static readonly EventWindow Spoofing = new(420, 720);
    public static readonly EventWindow RadarOutage = new(480, 540);

    /// <summary>A jammer on a mast of 30 m: it reaches what sees it, within a radius; low over the sea, where the reflected ray cancels the direct one, within a smaller one.</summary>
    public static readonly GeodeticPosition Jammer = GeodeticPosition.FromDegrees(10.640, -61.740, 30 + StraitPlane.GeoidHeight);

    public const double JammerReachMeters = 60_000;
    public const double JammerReachLowMeters = 20_000;
    const double LowMeters = 300;

    /// <summary>Mode 3/A 7700.</summary>
    public const ushort EmergencyCode = 0xFC0;

    // The false position leaves the true one to the south-east with a growing speed.
    const double SpoofAcceleration = 0.15;
    const double SpoofEast = 0.8, SpoofNorth = -0.6;

    static readonly LocalFrame JammerFrame = new(Jammer);

    public static double Phase(double seconds) => seconds - Math.Floor(seconds / CycleSeconds) * CycleSeconds;

    /// <param name="antennaMeters">Height of the satellite antenna above the state's height.</param>
    public static bool IsJammed(double seconds, in TruthState state, double antennaMeters)
    {
        if (!Jamming.Contains(seconds)) return false;
        double distance = JammerFrame.ToEnu(state.Position).Length;
        double reach = state.Height < LowMeters ? JammerReachLowMeters : JammerReachMeters;
        return distance < reach && LineOfSight.Reaches(Jammer.Height, state.Height + antennaMeters, distance);
    }

    /// <summary>How far a spoofed receiver is led away, metres east and north, and how fast, metres per second.</summary>
    public static (double East, double North, double EastRate, double NorthRate) SpoofingAt(double seconds)
    {
        if (!Spoofing.Contains(seconds)) return default;
        double elapsed = Spoofing.Elapsed(seconds);
        double distance = SpoofAcceleration / 2 * elapsed * elapsed;
        double rate = SpoofAcceleration * elapsed;
        return (SpoofEast * distance, SpoofNorth * distance, SpoofEast * rate, SpoofNorth * rate);
    }
}
