namespace Atalaya.Core.Identity;

/// <summary>What a 24-bit address is. Persisted: values are frozen.</summary>
public enum AddressKind : byte
{
    None = 0,

    /// <summary>Assigned by the State of registry (ICAO Annex 10 vol. III, chapter 9).</summary>
    Icao = 1,

    /// <summary>Anonymous, ground vehicle, TIS-B track file or other self-assigned number: not comparable with an ICAO address.</summary>
    NonIcao = 2,
}
