using Atalaya.Server.Commands;

namespace Atalaya.Server.Configuration;

/// <summary>Someone else has changed the configuration in the meantime.</summary>
sealed class ConfigurationConflict() : CommandFailure("the configuration was changed by someone else in the meantime: load it again, then make the change");
