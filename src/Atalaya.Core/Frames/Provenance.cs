namespace Atalaya.Core.Frames;

/// <summary>Where the bytes behind a statement are: the frame that completed the message.</summary>
public readonly record struct Provenance(SourceId Source, LogPosition Position)
{
    public override string ToString() => FormattableString.Invariant($"{Source}@{Position}");
}
