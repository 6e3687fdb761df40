namespace Atalaya.Recording.Activity;

/// <summary>What an entry of the activity file tells. Persisted: values are frozen.</summary>
public enum ActivityKind : byte
{
    /// <summary>What was recorded in one period.</summary>
    Period = 1,

    /// <summary>An alert was raised.</summary>
    Alert = 2,
}
