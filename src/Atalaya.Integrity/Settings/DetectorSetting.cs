using System.Globalization;

namespace Atalaya.Integrity.Settings;

/// <summary>One number of a detector that may be configured.</summary>
/// <param name="Name">As in the configuration, its unit last.</param>
/// <param name="Least">The least that may be configured, in the unit of its name.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Get">In the unit of Integrity.</param>
public sealed record DetectorSetting(string Name, double Least, double Most, string Meaning, Func<IntegritySettings, double> Get, Func<IntegritySettings, double, IntegritySettings> Set)
{
    /// <summary>How much of Integrity's unit one of the name's unit is.</summary>
    public double Scale { get; init; } = 1;

    public bool IsWhole { get; init; }

    /// <summary>Another number of the detector that this one must not be above; null = none.</summary>
    public string? NotAbove { get; init; }

    /// <summary>Another number of the detector that this one must be below; null = none.</summary>
    public string? Below { get; init; }

    public double Default => Read(IntegritySettings.Default);

    public double Read(IntegritySettings settings) => Rounded(Get(settings) / Scale);

    /// <summary>What is read from the answer is the value again, bit for bit, and a default is the default of Integrity itself.</summary>
    public IntegritySettings Write(IntegritySettings settings, double value) =>
        Set(settings, Rounded(value) == Default ? Get(IntegritySettings.Default) : Rounded(value) * Scale);

    public bool IsAllowed(double value) => value >= Least && value <= Most && (!IsWhole || value == Math.Floor(value));

    /// <summary>To 12 digits: to another unit and back is then the same number.</summary>
    static double Rounded(double value) => double.Parse(value.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
