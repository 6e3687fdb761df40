namespace Atalaya.Formats.Asterix;

/// <summary>Why a block or record cannot be decoded.</summary>
public enum AsterixFaultKind : byte
{
    None,

    /// <summary>Detail: the category.</summary>
    UnknownCategory,

    /// <summary>Detail: the length stated.</summary>
    BlockTooShort,

    /// <summary>Detail: the length stated.</summary>
    BlockPastEnd,

    HeaderPastEnd,
    FspecPastBlock,
    EmptyRecord,

    /// <summary>Detail: the field reference number.</summary>
    SpareFrn,

    ItemPastBlock,

    /// <summary>An extended item goes on after its last defined part.</summary>
    TooManyExtents,

    /// <summary>Detail: the presence bit, from 1.</summary>
    SpareSubfield,

    /// <summary>A length octet of 0.</summary>
    ZeroLength,

    /// <summary>What stands where a block should begin is not followed by another block.</summary>
    NoBlock,

    /// <summary>What follows an expansion that does not decode is no record: its length octet is wrong.</summary>
    NoRecord,

    /// <summary>The records are those of no edition known. Detail: the category.</summary>
    UnknownEdition,
}
