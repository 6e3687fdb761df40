using Atalaya.Core.Time;
using Atalaya.Integrity;

namespace Atalaya.Server.Archive;

/// <summary>An alert was raised or has cleared.</summary>
/// <param name="Time">The end of the tick in which it did.</param>
readonly record struct AlertEvent(Instant Time, Alert Alert, bool IsRaised);
