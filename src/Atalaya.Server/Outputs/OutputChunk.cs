namespace Atalaya.Server.Outputs;

/// <summary>Whole messages, shared by all who are sent them.</summary>
readonly record struct OutputChunk(ReadOnlyMemory<byte> Bytes, int Messages);
