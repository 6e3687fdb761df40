using Atalaya.Core.Numerics;

namespace Atalaya.Formats.ModeS;

/// <summary>The level byte of Beast, amplitude × 255, in dB relative to full scale, to 0.01 dB.</summary>
static class SignalLevel
{
    static readonly double[] Decibels = Build();

    /// <summary>Null for 0: not measured.</summary>
    public static double? ToDbfs(byte? level) => level is null or 0 ? null : Decibels[level.GetValueOrDefault()];

    static double[] Build()
    {
        double[] decibels = new double[256];
        for (int level = 1; level < decibels.Length; level++) decibels[level] = Math.Round(20 * StableMath.Log10(level / 255.0), 2);
        return decibels;
    }
}
