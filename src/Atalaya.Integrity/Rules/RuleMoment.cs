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

    /// <summary>When a track has been inside for <see cref="AlertRule.MinStaySeconds"/>, as long as it stays.</summary>
    Stays = 5,

    /// <summary>As long as a track that is outside will likely be inside within <see cref="AlertRule.HorizonSeconds"/>.</summary>
    Approaches = 6,

    /// <summary>When a track crosses the line that its area is.</summary>
    Crosses = 7,
}
