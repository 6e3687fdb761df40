namespace Atalaya.Server.Setup.Probing;

/// <summary>What a probe found, in one word.</summary>
enum ProbeOutcome
{
    /// <summary>Messages that decode.</summary>
    Traffic,

    /// <summary>A program listens and sends nothing.</summary>
    Silent,

    /// <summary>Nobody is there, or the link fails.</summary>
    Nothing,

    /// <summary>Something else answers.</summary>
    Other,
}
