namespace Atalaya.Server.Security;

/// <summary>How a caller is known.</summary>
enum CallerKind
{
    /// <summary>From this machine, and there are no users.</summary>
    Local,

    /// <summary>From another machine, with --insecure and without users.</summary>
    Guest,

    /// <summary>Signed in.</summary>
    Session,

    /// <summary>A program with its key.</summary>
    Key,
}
