namespace Atalaya.Integrity.Interference;

/// <summary>Layers that are counted apart: what sees a jammer depends on height. Persisted: values are frozen.</summary>
public enum HeightBand : byte
{
    /// <summary>Vessels.</summary>
    Sea = 0,

    /// <summary>Aircraft below FL100.</summary>
    Low = 1,

    /// <summary>FL100 to FL245.</summary>
    Middle = 2,

    /// <summary>Above FL245.</summary>
    High = 3,
}
