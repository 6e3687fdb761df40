namespace Atalaya.Formats.Asterix;

/// <summary>Bits of a fixed part whose meaning depends on other elements of the same record.</summary>
public struct AsterixCase
{
    /// <summary>Elements of the part that come before.</summary>
    public ushort Before;

    /// <summary>Its choices; the last one holds where no other does.</summary>
    public ushort First;

    public ushort Count;
    public AsterixCaseKey Key;

    /// <summary>Element -1 = there is only one key.</summary>
    public AsterixCaseKey SecondKey;
}
