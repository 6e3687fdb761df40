namespace Atalaya.Formats.Asterix;

/// <summary>Could a data block begin here?</summary>
enum AsterixOutlook
{
    Plausible,
    Implausible,

    /// <summary>Not to be told from the octets so far.</summary>
    NeedsMore,
}
