using Atalaya.Core.Time;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Server.Archive;

/// <summary>Something happened to an alert.</summary>
/// <param name="Time">The end of the tick in which it did.</param>
readonly record struct AlertEvent(Instant Time, AlertChange Change)
{
    public Alert Alert => Change.Alert;
}
