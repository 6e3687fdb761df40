namespace Atalaya.Formats.Framing;

/// <summary>
/// Reads a recording by its <see cref="Framing"/>: frame after frame, and back into step behind octets that are none. A frame is believed if
/// it proves itself or stands before one that does; after a loss only the former.
/// </summary>
sealed class FramingReader(Framing framing) : IRecordingReader
{
    const int HeadOctets = 64;

    readonly byte[] _head = new byte[HeadOctets];
    byte[] _held = [];
    int _from, _to;
    bool _begun;
    long _offset;
    long _lost;

    /// <summary>Of the loss, should the recording end with it.</summary>
    FramingFault _fault;

    public string Name => framing.Name;
    public bool HasCaptureTimes => framing.HasCaptureTimes;
    public long Frames { get; private set; }
    public long Faults { get; private set; }
    public long Foreign => 0;

    public bool TryRead(ref ReadOnlySpan<byte> bytes, bool endOfInput, out RecordedFrame frame)
    {
        bool holds = _to > _from;
        if (holds) Keep(ref bytes);
        ReadOnlySpan<byte> data = holds ? _held.AsSpan(_from, _to - _from) : bytes;
        int used = 0;
        bool found = Step(data, endOfInput, ref used, out frame);
        if (holds) _from += used;
        else bytes = bytes[used..];
        if (!found && !holds) Keep(ref bytes);
        return found;
    }

    void Keep(ref ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        int waiting = _to - _from;
        if (_held.Length < _to + bytes.Length)
        {
            byte[] target = _held.Length < waiting + bytes.Length ? new byte[Math.Max(Math.Max(_held.Length * 2, 4096), waiting + bytes.Length)] : _held;
            _held.AsSpan(_from, waiting).CopyTo(target);
            _held = target;
            (_from, _to) = (0, waiting);
        }

        bytes.CopyTo(_held.AsSpan(_to));
        _to += bytes.Length;
        bytes = default;
    }

    bool Step(ReadOnlySpan<byte> data, bool endOfInput, scoped ref int used, out RecordedFrame frame)
    {
        frame = default;
        while (true)
        {
            ReadOnlySpan<byte> rest = data[used..];
            if (rest.IsEmpty) return endOfInput && TryGiveLoss(_fault, out frame);
            if (!_begun)
            {
                if (rest.Length < framing.PreambleLength && !endOfInput) return false;
                Begin(rest, ref used);
                continue;
            }

            FrameLook look = Judge(rest, endOfInput, out FrameExtent extent);
            if (look == FrameLook.More && !endOfInput) return false;
            if (look != FrameLook.Frame)
            {
                Lose(rest, Math.Clamp(look == FrameLook.None ? extent.Length : 1, 1, rest.Length), look == FrameLook.More ? FramingFault.CutOff : FramingFault.NoFrame, ref used);
                continue;
            }

            if (TryGiveLoss(FramingFault.NoFrame, out frame)) return true;
            if (TryGive(rest[..extent.Length], extent, ref used, out frame)) return true;
        }
    }

    void Begin(ReadOnlySpan<byte> rest, scoped ref int used)
    {
        _begun = true;
        int length = framing.PreambleLength;
        if (length == 0) return;
        if (rest.Length >= length && framing.ReadPreamble(rest[..length])) Advance(length, ref used);
        else Lose(rest, 1, FramingFault.NoFrame, ref used);
    }

    /// <summary>As the framing looks at it, but a frame that does not prove itself counts only in step and before one that does.</summary>
    FrameLook Judge(ReadOnlySpan<byte> rest, bool endOfInput, out FrameExtent extent)
    {
        FrameLook look = framing.Look(rest, endOfInput, out extent);
        if (look != FrameLook.Frame || extent.IsSure) return look;
        FrameLook verdict = _lost > 0 ? FrameLook.None : extent.IsLikely ? FrameLook.Frame : LookBehind(rest[extent.Length..], endOfInput);
        if (verdict == FrameLook.None) extent = default;
        return verdict;
    }

    /// <summary>Whether a frame that proves itself stands here, or the recording ends, with such a frame or before it.</summary>
    FrameLook LookBehind(ReadOnlySpan<byte> rest, bool endOfInput)
    {
        if (rest.IsEmpty) return endOfInput ? FrameLook.Frame : FrameLook.More;
        FrameLook look = framing.Look(rest, endOfInput, out FrameExtent extent);
        if (look == FrameLook.More && endOfInput) return BlockChain.BeginsOne(rest, extent) ? FrameLook.Frame : FrameLook.None;
        return look == FrameLook.Frame && !extent.IsSure && !extent.IsLikely ? FrameLook.None : look;
    }

    bool TryGive(ReadOnlySpan<byte> octets, scoped in FrameExtent extent, scoped ref int used, out RecordedFrame frame)
    {
        frame = default;
        long offset = _offset;
        Advance(octets.Length, ref used);
        ReadOnlySpan<byte> payload = framing.Payload(octets, extent);
        if (payload.IsEmpty) return false;
        frame = new RecordedFrame { Payload = payload, Time = framing.TimeOf(octets, extent), Offset = offset, Length = octets.Length, Number = ++Frames };
        return true;
    }

    void Advance(int count, scoped ref int used)
    {
        used += count;
        _offset += count;
    }

    void Lose(ReadOnlySpan<byte> rest, int count, FramingFault fault, scoped ref int used)
    {
        if (_lost == 0) _fault = fault;
        if (_lost < HeadOctets) rest[..(int)Math.Min(count, HeadOctets - _lost)].CopyTo(_head.AsSpan((int)_lost));
        _lost += count;
        Advance(count, ref used);
    }

    bool TryGiveLoss(FramingFault fault, out RecordedFrame frame)
    {
        frame = default;
        if (_lost == 0) return false;
        Faults++;
        frame = new RecordedFrame { Payload = _head.AsSpan(0, (int)Math.Min(_lost, HeadOctets)), Offset = _offset - _lost, Length = _lost, Number = Frames + 1, Fault = fault };
        _lost = 0;
        return true;
    }
}
