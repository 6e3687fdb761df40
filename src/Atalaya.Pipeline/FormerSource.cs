namespace Atalaya.Pipeline;

/// <summary>The number and name of a source that is no longer configured.</summary>
public sealed record FormerSource(ushort Id, string Name);
