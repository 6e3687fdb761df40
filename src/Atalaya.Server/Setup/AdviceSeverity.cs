namespace Atalaya.Server.Setup;

/// <summary>How much a piece of advice matters.</summary>
enum AdviceSeverity
{
    /// <summary>Worth knowing; nothing need be mended.</summary>
    Note,

    /// <summary>The source works, but not as it could.</summary>
    Caution,

    /// <summary>The source brings nothing, or what is wrong.</summary>
    Fault,
}
