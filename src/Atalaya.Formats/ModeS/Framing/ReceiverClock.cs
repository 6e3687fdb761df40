using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Formats.ModeS.Framing;

/// <summary>
/// When a receiver heard each message: receive times without the jitter and the stalls of the line between. Differences are those of the receiver's own 12 MHz counter, held to the least delay seen; a counter that
/// is not one, or runs at another rate, is not used. Never later than the receive time. A pure function of the messages so far.
/// </summary>
struct ReceiverClock
{
    const long TicksPerSecond = 12_000_000, Second = Instant.NanosecondsPerSecond;

    /// <summary>A line that is held up for longer is another connection, and a counter that goes back by more another counter.</summary>
    const long LongestStall = 30 * Second, LongestStepBack = Second;

    /// <summary>Counters of quartz clocks err by less: 100 parts in a million.</summary>
    const long DriftDivisor = 10_000;

    /// <summary>A counter is believed once it has run beside the receive times for so long, and was no farther off than this.</summary>
    const long ProofSeconds = 5, ProofNanoseconds = Second / 2;

    /// <summary>Who lags by more than a second for so long does not catch up: the delay has changed, or the counter is slow.</summary>
    const long LateNanoseconds = Second, LateSeconds = 10;

    ulong _ticks;
    long _time, _received, _provedFrom, _lateSince;
    bool _isRunning, _isProved;

    /// <param name="ticks">Null = the message has no counter.</param>
    /// <param name="receiveTime">Must not go back.</param>
    public Instant At(ulong? ticks, Instant receiveTime)
    {
        if (ticks is not { } now) return receiveTime;
        long received = receiveTime.UnixNanoseconds, step = (long)((now - _ticks) << 16) >> 16, waited = received - _received;
        // Within the bounds below nothing overflows: a step of 2^47 ticks is 136 days.
        long time = _time + step / 3 * 250 + step % 3 * 250 / 3 + waited / DriftDivisor;
        if (!_isRunning || step < -LongestStepBack / Second * TicksPerSecond || received - time > LongestStall || time - received > LongestStall) Restart(received);
        else _time = Math.Min(time, received);
        Judge(received, time);
        (_ticks, _received) = (now, received);
        return new Instant(_isProved ? _time : received);
    }

    void Restart(long received)
    {
        (_isRunning, _isProved) = (true, false);
        (_time, _provedFrom, _lateSince) = (received, received, received);
    }

    /// <param name="received">Of the message.</param>
    /// <param name="time">By the counter, before it was held to the receive time.</param>
    void Judge(long received, long time)
    {
        if (received - _time <= LateNanoseconds) _lateSince = received;
        else if (received - _lateSince > LateSeconds * Second) Restart(received);
        if (_isProved) return;
        if (Math.Abs(received - time) > ProofNanoseconds) (_provedFrom, _time) = (received, received);
        else if (received - _provedFrom >= ProofSeconds * Second) _isProved = true;
    }

    public readonly void Save(StateWriter writer)
    {
        writer.Write(_ticks);
        writer.Write(_time);
        writer.Write(_received);
        writer.Write(_provedFrom);
        writer.Write(_lateSince);
        writer.Write(_isRunning);
        writer.Write(_isProved);
    }

    public void Load(ref StateReader reader)
    {
        _ticks = reader.ReadUInt64();
        (_time, _received, _provedFrom, _lateSince) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
        (_isRunning, _isProved) = (reader.ReadBoolean(), reader.ReadBoolean());
    }
}
