using Atalaya.Core.Time;
using Atalaya.Formats.ModeS.Framing;

namespace Atalaya.Formats.ModeS.Records;

/// <summary>
/// The clock that ages codes and addresses while a file is decoded: the receiver's counter; without one the capture time; without both,
/// each message counts as <see cref="BlindStep"/>, so that pairs stay close in the stream.
/// </summary>
struct ModeSClock
{
    public const long BlindStep = 10_000_000;

    bool _hasTicks;

    public long Nanoseconds { get; private set; }

    public void Advance(in ReceivedFrame received, Instant? time)
    {
        if (received.UsableTicks is ulong ticks)
        {
            _hasTicks = true;
            Nanoseconds = (long)(ticks * 250 / 3);
        }
        else if (!_hasTicks) Nanoseconds = time?.UnixNanoseconds ?? Nanoseconds + BlindStep;
    }
}
