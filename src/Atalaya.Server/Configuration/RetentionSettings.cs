namespace Atalaya.Server.Configuration;

/// <summary>How long the recording and the archive are kept: whichever limit is reached first. Null = no limit.</summary>
sealed record RetentionSettings
{
    public double? LogDays { get; init; } = 30;
    public long? LogBytes { get; init; } = 50L << 30;
    public double? ArchiveDays { get; init; } = 365;
    public long? ArchiveBytes { get; init; } = 20L << 30;
}
