using Atalaya.Pipeline;

namespace Atalaya.Server.Simulation;

/// <summary>One source of a recording, and how its file is written again.</summary>
/// <param name="Configuration">As the recording or the file beside it has it.</param>
/// <param name="FileName">To write.</param>
/// <param name="Framing">The recording format that frames the messages; null = they stand one after the other.</param>
/// <param name="Start">Dates the file, as text; null = it dates itself.</param>
sealed record RecordedSource(SourceConfiguration Configuration, string FileName, string? Framing, string? Start);
