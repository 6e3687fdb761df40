namespace Atalaya.Server.Setup.Probing;

/// <summary>How a probe listens.</summary>
enum ProbeKind
{
    /// <summary>Connects and reads what comes; nothing is sent.</summary>
    Tcp,

    /// <summary>Receives datagrams on a port or of a multicast group.</summary>
    Udp,

    /// <summary>Asks a web server for the files of known receivers' pages.</summary>
    Web,
}
