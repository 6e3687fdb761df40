namespace Atalaya.Integrity.Rules;

/// <summary>When a rule raises its alert. Persisted: values are frozen.</summary>
public enum RuleMoment : byte
{
    /// <summary>As long as a track meets the conditions; with an area, as long as it is inside.</summary>
    Inside = 1,

    /// <summary>When a track that was outside comes in.</summary>
    Enters = 2,

    /// <summary>When a track that was inside goes out.</summary>
    Leaves = 3,

    /// <summary>When a track is confirmed, with an area: inside it.</summary>
    Appears = 4,
}
