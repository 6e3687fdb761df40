namespace Atalaya.Formats.Asterix.Specs;

/// <summary>How the bits of an element are to be read.</summary>
public enum SpecContent : byte
{
    Raw,
    Table,
    Integer,
    Quantity,

    /// <summary>8-bit characters.</summary>
    Ascii,

    /// <summary>6-bit characters (ICAO Annex 10 vol. IV, 3.1.2.9.1.2).</summary>
    Icao,

    /// <summary>3-bit digits (Mode 1, 2, 3/A codes).</summary>
    Octal,

    /// <summary>A Mode S Comm-B register.</summary>
    Bds,
}
