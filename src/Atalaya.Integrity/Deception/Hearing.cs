using System.Runtime.InteropServices;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>When a track last stated its place and was last measured by its address; default = never. And the sensor that measured it last.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct Hearing
{
    public Instant Stated, Measured;
    public ushort Source, Sensor;

    /// <summary>Measured places since it last stated one.</summary>
    public byte MeasuredSince;
}
