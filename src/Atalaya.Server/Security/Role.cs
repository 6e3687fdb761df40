using System.Text.Json.Serialization;

namespace Atalaya.Server.Security;

/// <summary>What a person or program may do; each role may do all that the ones before it may.</summary>
[JsonConverter(typeof(RoleConverter))]
enum Role
{
    /// <summary>Sees the picture.</summary>
    Viewer = 1,

    /// <summary>Works with it: replays, acknowledges, exports.</summary>
    Operator = 2,

    /// <summary>Changes the configuration, sources and users.</summary>
    Admin = 3,
}
