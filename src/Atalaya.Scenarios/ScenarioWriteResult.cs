namespace Atalaya.Scenarios;

/// <summary>What was written to the files of the sources.</summary>
/// <param name="Pieces">Datagrams, frames and sentences.</param>
/// <param name="Bytes">Their bytes.</param>
public sealed record ScenarioWriteResult(long Pieces, long Bytes);
