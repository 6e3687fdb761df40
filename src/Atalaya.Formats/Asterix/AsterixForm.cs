namespace Atalaya.Formats.Asterix;

/// <summary>The type of an element's value.</summary>
public enum AsterixForm : byte
{
    /// <summary>Unsigned number: integers, tables, raw contents of up to 8 bits.</summary>
    Unsigned,
    Signed,

    /// <summary>Number times LSB, in the unit of the standard.</summary>
    Quantity,
    SignedQuantity,

    /// <summary>Raw contents of more than 8 bits.</summary>
    Raw,

    /// <summary>6-bit characters.</summary>
    Icao,
    Ascii,

    /// <summary>3-bit digits.</summary>
    Octal,
}
