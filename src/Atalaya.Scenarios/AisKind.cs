namespace Atalaya.Scenarios;

/// <summary>What AIS equipment a vessel carries.</summary>
public enum AisKind : byte
{
    None,
    ClassA,

    /// <summary>Class B with carrier sense.</summary>
    ClassB,
}
