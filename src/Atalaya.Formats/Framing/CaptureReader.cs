using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>
/// Reads the datagrams of a network capture as frames. For ASTERIX it sorts the traffic: datagrams of other protocols are passed over and
/// counted, ORADIS frames inside a datagram are taken out of it.
/// </summary>
/// <param name="forAsterix">True: sort the traffic; false: every datagram is a frame.</param>
public sealed class CaptureReader(bool forAsterix) : IRecordingReader
{
    /// <summary>Destinations that are remembered as carrying ASTERIX.</summary>
    const int MaxDestinations = 4096;

    readonly PcapReader _pcap = new() { GivesCutPackets = true };
    readonly HashSet<(UInt128 Address, int Port)> _destinations = [];
    readonly OradisFraming _oradis = new(null);
    byte[] _datagram = [];
    int _from, _to;
    long _number, _offset, _cutPackets;
    Instant? _time;
    bool _ended;

    public string Name => "pcap";
    public bool HasCaptureTimes => true;
    public long Frames { get; private set; }
    public long Faults { get; private set; }
    public long Foreign { get; private set; }
    public PcapCounters Counters => _pcap.Counters;

    public bool TryRead(ref ReadOnlySpan<byte> bytes, bool endOfInput, out RecordedFrame frame)
    {
        if (TryInner(out frame)) return true;
        while (_pcap.TryRead(ref bytes, out PcapDatagram datagram))
        {
            if (datagram.IsCut)
            {
                _cutPackets++;
                frame = Fault(FramingFault.PacketCut, datagram.Offset, datagram.PacketNumber, datagram.Payload.Length, datagram.Payload);
                return true;
            }

            if (forAsterix && OradisFraming.Fills(datagram.Payload) && !BlockChain.Fills(datagram.Payload))
            {
                Open(datagram);
                return TryInner(out frame);
            }

            if (forAsterix && !IsAsterix(datagram))
            {
                Foreign++;
                continue;
            }

            Frames++;
            frame = new RecordedFrame { Payload = datagram.Payload, Time = datagram.Time, Offset = datagram.Offset, Length = datagram.Payload.Length, Number = datagram.PacketNumber };
            return true;
        }

        return endOfInput && TryEnd(out frame);
    }

    /// <summary>Once a destination got what begins like a block, all that goes there counts: what is wrong with it is an error then.</summary>
    bool IsAsterix(in PcapDatagram datagram)
    {
        (UInt128, int) destination = (datagram.DestinationAddress, datagram.IsLlc ? -1 - datagram.DestinationPort : datagram.DestinationPort);
        if (_destinations.Contains(destination)) return true;
        int length = BlockChain.LengthOf(datagram.Payload);
        if (length == 0 || length > datagram.Payload.Length) return false;
        if (_destinations.Count < MaxDestinations) _destinations.Add(destination);
        return true;
    }

    void Open(in PcapDatagram datagram)
    {
        if (_datagram.Length < datagram.Payload.Length) _datagram = new byte[Math.Max(datagram.Payload.Length, 2048)];
        datagram.Payload.CopyTo(_datagram);
        (_from, _to) = (0, datagram.Payload.Length);
        (_time, _number, _offset) = (datagram.Time, datagram.PacketNumber, datagram.Offset);
    }

    /// <summary>The next frame of the datagram that was opened.</summary>
    bool TryInner(out RecordedFrame frame)
    {
        frame = default;
        if (_from == _to) return false;
        ReadOnlySpan<byte> rest = _datagram.AsSpan(_from, _to - _from);
        _oradis.Look(rest, true, out FrameExtent extent);
        _from += extent.Length;
        Frames++;
        frame = new RecordedFrame { Payload = rest.Slice(extent.PayloadStart, extent.PayloadLength), Time = _time, Offset = _offset, Length = extent.Length, Number = _number };
        return true;
    }

    bool TryEnd(out RecordedFrame frame)
    {
        frame = default;
        if (_ended) return false;
        _ended = true;
        if (Counters.Corrupt > 0) frame = Fault(FramingFault.CaptureDamaged, _pcap.Offset, Counters.Packets + 1, 0, default);
        else if (_pcap.Pending > 0) frame = Fault(FramingFault.CaptureEnd, _pcap.Offset, Counters.Packets + 1, _pcap.Pending, default);
        Faults += Counters.Truncated - _cutPackets;
        return frame.Fault != FramingFault.None;
    }

    RecordedFrame Fault(FramingFault fault, long offset, long number, long length, ReadOnlySpan<byte> octets)
    {
        Faults++;
        return new RecordedFrame { Fault = fault, Offset = offset, Number = number, Length = length, Payload = octets[..Math.Min(octets.Length, 64)] };
    }
}
