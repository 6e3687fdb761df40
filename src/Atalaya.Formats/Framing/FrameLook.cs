namespace Atalaya.Formats.Framing;

/// <summary>What stands at a place of a recording.</summary>
enum FrameLook : byte
{
    /// <summary>No frame can begin here.</summary>
    None,

    /// <summary>More octets decide.</summary>
    More,

    Frame,
}
