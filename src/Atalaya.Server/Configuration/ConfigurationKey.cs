namespace Atalaya.Server.Configuration;

/// <summary>What a value of the configuration is.</summary>
enum ConfigurationValue
{
    Text,
    Flag,
    Number,
    List,
    Object,
}

/// <summary>One key that an object of the configuration may have.</summary>
/// <param name="Name">As written.</param>
/// <param name="Value">Scalars can be overridden by the environment where they stand at the root or one below it.</param>
/// <param name="Description">One sentence, shown by editors.</param>
/// <param name="Schema">More of its JSON schema, as the inside of an object.</param>
/// <param name="NeedsRestart">A change takes effect at the next start.</param>
sealed record ConfigurationKey(string Name, ConfigurationValue Value, string Description, string Schema = "", bool NeedsRestart = false)
{
    public bool IsScalar => Value is ConfigurationValue.Text or ConfigurationValue.Flag or ConfigurationValue.Number;
}
