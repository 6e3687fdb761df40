using System.Runtime.InteropServices;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>When a track last stated its place and was last measured by its address; default = never. And the sensor that measured it last.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct Hearing
{
    public Instant Stated, Measured;

    /// <summary>When a sensor last saw something there without identity.</summary>
    public Instant Seen;

    /// <summary>Position messages that cannot be from where the address was heard before: since when, and how many, and places since then that can.</summary>
    public Instant RefusedSince, RefusedLast;
    public ushort Refused, Accepted;
    public ushort Source, Sensor;

    /// <summary>Measured places since it last stated one.</summary>
    public byte MeasuredSince;
}
