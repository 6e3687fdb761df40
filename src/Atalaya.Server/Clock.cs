using Atalaya.Core.Time;

namespace Atalaya.Server;

/// <summary>The one place that asks the machine for the time.</summary>
static class Clock
{
    public static Instant Now => Instant.FromDateTime(DateTime.UtcNow);
}
