namespace Atalaya.Core.Reports;

/// <summary>Quality as the sender states it, untouched (RTCA DO-260B 2.2.3.2.7.2; EUROCAE ED-102B). Null = not sent.</summary>
public record struct QualityIndicators
{
    /// <summary>Navigation integrity category, 0–11.</summary>
    public byte? Nic;

    /// <summary>Navigation accuracy category for position, 0–11.</summary>
    public byte? NacP;

    /// <summary>Navigation accuracy category for velocity, 0–4.</summary>
    public byte? NacV;

    /// <summary>Source (surveillance) integrity level, 0–3.</summary>
    public byte? Sil;

    /// <summary>System design assurance, 0–3.</summary>
    public byte? Sda;

    /// <summary>Geometric vertical accuracy, 0–3.</summary>
    public byte? Gva;

    /// <summary>Version of the 1090ES MOPS, 0–2.</summary>
    public byte? Version;

    /// <summary>Received signal level, dB relative to full scale; null = not measured.</summary>
    public float? SignalDbfs;
}
