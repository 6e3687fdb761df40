namespace Atalaya.Server.Configuration;

/// <summary>The configuration at one moment.</summary>
/// <param name="Text">Of the file, as it is on disk; empty = there is none.</param>
/// <param name="Version">Changes with the text.</param>
/// <param name="Current">What is in force: the last sound text, the environment and the command line.</param>
/// <param name="FileSources">How many of its sources stand in the file; they come first.</param>
/// <param name="Fault">Why the text is not in force; null = it is.</param>
sealed record ConfigurationState(string Text, string Version, ServerConfiguration Current, int FileSources, ConfigurationFault? Fault);
