namespace Atalaya.Formats.ModeS;

/// <summary>What the parity of a frame carries.</summary>
enum FrameKind : byte
{
    /// <summary>The address: DF0, 4, 5, 16, 20, 21, 24.</summary>
    AddressParity,

    /// <summary>An interrogator code: DF11.</summary>
    AllCall,

    /// <summary>Nothing: DF17, 18.</summary>
    Squitter,
}
