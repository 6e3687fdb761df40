namespace Atalaya.Server.Configuration;

/// <summary>A part of a text, in bytes.</summary>
readonly record struct TextSpan(int Start, int End);
