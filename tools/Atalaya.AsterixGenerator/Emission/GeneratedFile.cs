namespace Atalaya.AsterixGenerator.Emission;

/// <summary>One generated type.</summary>
sealed record GeneratedFile(string TypeName, string Text);
