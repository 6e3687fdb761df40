using System.Globalization;

namespace Atalaya.Benchmarks.Soaking;

/// <summary>The program at one moment of a soak.</summary>
/// <param name="Seconds">Since the start.</param>
/// <param name="AnonymousBytes">Memory of the process itself; pages of files are left out, the system takes those back when it needs them.</param>
/// <param name="ResidentBytes">With pages of files.</param>
/// <param name="HeapBytes">Managed heap after its last collection.</param>
/// <param name="Reports">Since the start.</param>
/// <param name="LagSeconds">How far the picture is behind the clock.</param>
/// <param name="CpuSeconds">Since the start.</param>
sealed record SoakSample(double Seconds, long AnonymousBytes, long ResidentBytes, long HeapBytes, long Tracks, long Reports, double LagSeconds, double CpuSeconds)
{
    public const string Header = "seconds,anonymous_mib,resident_mib,heap_mib,tracks,reports,lag_s,cpu_s";

    public string ToCsv() => string.Create(CultureInfo.InvariantCulture,
        $"{Seconds:0.0},{Mebibytes(AnonymousBytes):0.0},{Mebibytes(ResidentBytes):0.0},{Mebibytes(HeapBytes):0.0},{Tracks},{Reports},{LagSeconds:0.00},{CpuSeconds:0.0}");

    public static double Mebibytes(double bytes) => bytes / (1 << 20);
}
