namespace Atalaya.Integrity.Rules;

/// <summary>A side of a line, seen along it from its first corner to its last. Persisted: values are frozen.</summary>
public enum LineSide : byte
{
    Left = 1,
    Right = 2,
}
