namespace Atalaya.Pipeline;

/// <summary>A source that the recording has had at any time.</summary>
/// <param name="Id">Its number, never given to another.</param>
/// <param name="NextSequence">The sequence of its next report, so that report and track numbers stay unique when it comes back.</param>
public readonly record struct KnownSource(ushort Id, string Name, ulong NextSequence);
