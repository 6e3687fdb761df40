using Atalaya.Core.Time;
using Atalaya.Formats.ModeS.Positions;

namespace Atalaya.Formats.ModeS;

/// <summary>
/// An address taken from parity is believed if the same address came in the clear (DF11 squitter, DF17, 18) within <see cref="Limit"/>.
/// Address-parity frames never enter the table: noise cannot push aircraft out.
/// </summary>
static class AddressVerifier
{
    public const long Limit = 120 * Instant.NanosecondsPerSecond;

    public static bool IsVerified(AircraftTable aircraft, uint address, long time)
    {
        ref AircraftState state = ref aircraft.Find(address, out bool found);
        return found && state.HeardTime != AircraftState.Never && (ulong)(time - state.HeardTime + Limit) <= 2 * (ulong)Limit;
    }
}
