using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;

namespace Atalaya.Fusion.Registering;

/// <summary>One position of a common target, ready to be compared with others of it: linear in the biases about those known when it was made.</summary>
struct TargetSample
{
    public Instant Time;

    /// <summary>Slot of the sensor within its target (<see cref="CommonTarget.Sensors"/>).</summary>
    public int Sensor;

    public bool IsReference;

    /// <summary>The place, with the biases taken off that are in <see cref="AlongShift"/> and <see cref="AcrossShift"/>.</summary>
    public EcefPosition Place;

    /// <summary>Unit vector away from the sensor at the target; north for a reference.</summary>
    public double AlongEast, AlongNorth;

    /// <summary>Metres that were taken off, along and across (clockwise).</summary>
    public double AlongShift, AcrossShift;

    /// <summary>Metres along per metre of slant range, metres across per radian, metres along per metre of height taken from pressure and per part of that height.</summary>
    public double PerRange, PerAzimuth, PerHeight, PerHeightPart;

    public double AlongSigma, AcrossSigma;

    /// <summary>Seconds that were taken off its time.</summary>
    public double TimeShift;

    /// <summary>As measured, for people.</summary>
    public double Range, Azimuth;
}
