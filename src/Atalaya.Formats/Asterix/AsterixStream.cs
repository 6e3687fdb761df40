using System.Buffers.Binary;
using Atalaya.Core.State;
using Atalaya.Formats.Asterix.Editions;

namespace Atalaya.Formats.Asterix;

/// <summary>
/// Finds the data blocks (category, length, records) in a stream cut anywhere, and finds back to them after octets that are none. What it
/// reports depends on the octets alone, not on where they were cut. Keeps at most two blocks, or where it looks ahead
/// 64 KiB, and what the last call brought.
/// </summary>
/// <param name="editions">Chooses the edition of each block.</param>
/// <param name="handler">Receives blocks and errors.</param>
/// <param name="looksAhead">The choice for a sensor met for the first time waits for its next blocks: for recordings, not for live data.</param>
sealed class AsterixStream(EditionChooser editions, IAsterixBlockHandler handler, bool looksAhead)
{
    const int HeaderOctets = AsterixBlockFinder.HeaderOctets;
    const int ShortestBlock = AsterixBlockFinder.ShortestBlock;

    /// <summary>What an error shows of the octets lost.</summary>
    const int HeadOctets = 64;

    /// <summary>A longer piece is reported in parts, so that a source that brings no blocks at all is not silent about it.</summary>
    const int MaxLostOctets = 1 << 12;

    /// <summary>How far a choice of edition looks ahead.</summary>
    const int AheadBlocks = 32;

    const int AheadOctets = 1 << 16;

    readonly AsterixCatalog _catalog = editions.Catalog;
    readonly AsterixBlockFinder _finder = new(editions.Catalog);
    byte[] _pending = new byte[4096];
    int _pendingLength;
    int _block;

    /// <summary>An error not reported yet, because how far it reaches is not known yet.</summary>
    AsterixStreamError _error;

    readonly byte[] _head = new byte[HeadOctets];
    int _headLength;
    State _state;

    /// <summary>Resolving: from the pending start to the end of the block with the broken record.</summary>
    int _blockRest;

    /// <summary>Unknown categories whose blocks have been skipped: they are believed at once.</summary>
    readonly ulong[] _skipped = new ulong[4];

    enum State : byte { InStep, Resolving, Searching }

    /// <summary>Offset in the stream of the first octet not consumed.</summary>
    public long Offset { get; private set; }

    public void Feed(ReadOnlySpan<byte> bytes, bool endOfInput)
    {
        if (_pendingLength == 0)
        {
            int used = Consume(bytes, endOfInput);
            Keep(bytes[used..]);
        }
        else
        {
            Keep(bytes);
            int used = Consume(_pending.AsSpan(0, _pendingLength), endOfInput);
            _pendingLength -= used;
            _pending.AsSpan(used, _pendingLength).CopyTo(_pending);
        }
    }

    void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_pending.Length < _pendingLength + bytes.Length) Array.Resize(ref _pending, Math.Max(_pending.Length * 2, _pendingLength + bytes.Length));
        bytes.CopyTo(_pending.AsSpan(_pendingLength));
        _pendingLength += bytes.Length;
    }

    /// <summary>Consumes what can be decided; returns the number of octets done with.</summary>
    int Consume(ReadOnlySpan<byte> data, bool endOfInput)
    {
        long origin = Offset;
        int position = 0;
        bool more = true;
        while (more)
        {
            more = _state switch
            {
                State.InStep => TakeBlock(data, ref position, origin, endOfInput),
                State.Resolving => Resolve(data, ref position, endOfInput),
                _ => Search(data, ref position, endOfInput),
            };
            Offset = origin + position;
        }

        return position;
    }

    bool TakeBlock(ReadOnlySpan<byte> data, ref int position, long origin, bool endOfInput)
    {
        int available = data.Length - position;
        if (available == 0) return false;
        if (available < HeaderOctets) return endOfInput && Lose(AsterixFaultKind.HeaderPastEnd, 0, -1, data[position..], position, ref position, origin);
        int number = data[position];
        int length = BinaryPrimitives.ReadUInt16BigEndian(data[(position + 1)..]);
        if (length < ShortestBlock) return Lose(AsterixFaultKind.BlockTooShort, length, -1, data[position..], position, ref position, origin);
        if (!_catalog.Knows(number)) return SkipUnknown(number, length, data, ref position, origin, endOfInput);
        if (length > available) return endOfInput && Lose(AsterixFaultKind.BlockPastEnd, length, number, data[position..], position, ref position, origin);
        int end = position + length;
        EditionRace race = editions.Race(number, data, position + HeaderOctets, end);
        if (looksAhead && race.IsNew && !LookAhead(race, data, position, endOfInput)) return false;
        _block++;
        race.Observe(data, position + HeaderOctets, end);
        AsterixCategory category = race.Chosen.Definition;
        var fault = new AsterixFault(AsterixFaultKind.UnknownEdition, number, position, 0, -1);
        if (!race.IsUnknown && handler.Block(category, data, position + HeaderOctets, end, origin, out fault))
        {
            position = end;
            return true;
        }

        race.Doubt();
        Begin(new AsterixStreamError(fault.Kind, fault.Detail, number, _block, fault.Record, fault.Node, origin + fault.Position, 0, category));
        _state = State.Resolving;
        _blockRest = end - fault.Position;
        position = fault.Position;
        return true;
    }

    /// <summary>Lets a new race see the next blocks of its sensor; false = they are not here yet.</summary>
    bool LookAhead(EditionRace race, ReadOnlySpan<byte> data, int position, bool endOfInput)
    {
        int at = position;
        for (int block = 0; block < AheadBlocks && at < position + AheadOctets && at < data.Length; block++)
        {
            if (data.Length - at < HeaderOctets) return endOfInput && Observe(race, data[..at], position);
            int length = BinaryPrimitives.ReadUInt16BigEndian(data[(at + 1)..]);
            if (length < ShortestBlock) break;
            if (length > data.Length - at) return endOfInput && Observe(race, data[..at], position);
            at += length;
        }

        bool isEnough = endOfInput || at < data.Length || at >= position + AheadOctets;
        return isEnough && Observe(race, data[..at], position);
    }

    /// <summary>Shows a race those of the whole blocks from <paramref name="position"/> on that are its own.</summary>
    bool Observe(EditionRace race, ReadOnlySpan<byte> data, int position)
    {
        int blocks = 0;
        for (int at = position; at < data.Length;)
        {
            int end = at + BinaryPrimitives.ReadUInt16BigEndian(data[(at + 1)..]);
            if (_catalog.Knows(data[at]) && EditionChooser.KeyOf(data[at], data[(at + HeaderOctets)..end]) == race.Key)
            {
                race.Observe(data, at + HeaderOctets, end);
                blocks++;
            }

            at = end;
        }

        race.Skip(blocks);
        return true;
    }

    bool SkipUnknown(int number, int length, ReadOnlySpan<byte> data, ref int position, long origin, bool endOfInput)
    {
        bool believed = (_skipped[number >> 6] >> number & 1) != 0 && length <= data.Length - position;
        AsterixOutlook outlook = believed ? AsterixOutlook.Plausible : _finder.LookAt(data, position, endOfInput);
        if (!believed && outlook == AsterixOutlook.Plausible && _finder.HoldsBlocks(data.Slice(position, length))) outlook = AsterixOutlook.Implausible;
        switch (outlook)
        {
            case AsterixOutlook.NeedsMore:
                return false;
            case AsterixOutlook.Implausible:
                return Lose(AsterixFaultKind.NoBlock, 0, -1, data[position..], position, ref position, origin);
            default:
                _block++;
                var error = new AsterixStreamError(AsterixFaultKind.UnknownCategory, number, number, _block, 0, -1, origin + position, length, null);
                handler.Error(error, data.Slice(position, Math.Min(length, HeadOctets)));
                _skipped[number >> 6] |= 1ul << number;
                position += length;
                return true;
        }
    }

    /// <summary>Begins an error at <paramref name="at"/> and goes on searching behind its first octet.</summary>
    bool Lose(AsterixFaultKind kind, int detail, int category, ReadOnlySpan<byte> data, int at, ref int position, long origin)
    {
        Begin(new AsterixStreamError(kind, detail, category, _block + 1, 0, -1, origin + at, 0, null));
        Skip(data, 1, ref position);
        _state = State.Searching;
        return true;
    }

    void Begin(in AsterixStreamError error)
    {
        _error = error;
        _headLength = 0;
    }

    void Skip(ReadOnlySpan<byte> data, int count, ref int position)
    {
        int copied = Math.Min(count, HeadOctets - _headLength);
        data[..copied].CopyTo(_head.AsSpan(_headLength));
        _headLength += copied;
        _error = _error with { Length = _error.Length + count };
        position += count;
    }

    void ReportPart()
    {
        handler.Error(_error, _head.AsSpan(0, _headLength));
        Begin(new AsterixStreamError(AsterixFaultKind.NoBlock, 0, -1, _block + 1, 0, -1, _error.Offset + _error.Length, 0, null));
    }

    bool Report()
    {
        handler.Error(_error, _head.AsSpan(0, _headLength));
        _state = State.InStep;
        return true;
    }

    /// <summary>After a broken record: if a block follows where the broken one ends, only the rest of it is lost; else search inside it too.</summary>
    bool Resolve(ReadOnlySpan<byte> data, ref int position, bool endOfInput)
    {
        switch (_finder.LookAt(data, position + _blockRest, endOfInput))
        {
            case AsterixOutlook.NeedsMore:
                return false;
            case AsterixOutlook.Plausible:
                Skip(data[position..], _blockRest, ref position);
                return Report();
            default:
                Skip(data[position..], 1, ref position);
                _state = State.Searching;
                return true;
        }
    }

    /// <summary>Looks for a block of a known category that decodes without fault and is followed by another such or by the end.</summary>
    bool Search(ReadOnlySpan<byte> data, ref int position, bool endOfInput)
    {
        while (position < data.Length)
        {
            if (_error.Length >= MaxLostOctets) ReportPart();
            switch (_finder.Candidate(data, position, endOfInput))
            {
                case AsterixOutlook.NeedsMore: return false;
                case AsterixOutlook.Plausible: return Report();
                default: Skip(data[position..], 1, ref position); break;
            }
        }

        return endOfInput && Report();
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("ASTS", 2);
        writer.Write(Offset);
        writer.Write(_block);
        foreach (ulong categories in _skipped) writer.Write(categories);
        writer.Write(_pending.AsSpan(0, _pendingLength));
        writer.Write((byte)_state);
        writer.Write(_blockRest);
        writer.Write(_head.AsSpan(0, _headLength));
        writer.Write((byte)_error.Kind);
        writer.Write(_error.Detail);
        writer.Write(_error.Category);
        writer.Write(_error.Block);
        writer.Write(_error.Record);
        writer.Write(_error.Node);
        writer.Write(_error.Offset);
        writer.Write(_error.Length);
        writer.Write(_error.Definition?.Edition ?? "");
        editions.Save(writer);
    }

    public void Load(ref StateReader reader)
    {
        if (reader.Tag("ASTS", 2) < 2) throw new InvalidDataException("state: of a block stream without editions");
        Offset = reader.ReadInt64();
        _block = reader.ReadInt32();
        for (int i = 0; i < _skipped.Length; i++) _skipped[i] = reader.ReadUInt64();
        _pendingLength = 0;
        Keep(reader.ReadBytes());
        _state = (State)reader.ReadByte();
        _blockRest = reader.ReadInt32();
        ReadOnlySpan<byte> head = reader.ReadBytes();
        if (_state > State.Searching || _blockRest < 0 || _blockRest > ushort.MaxValue || head.Length > HeadOctets) throw new InvalidDataException("state: no state of a block stream");
        head.CopyTo(_head);
        _headLength = head.Length;
        _error = new AsterixStreamError((AsterixFaultKind)reader.ReadByte(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt64(), reader.ReadInt64(), null);
        string edition = reader.ReadString();
        if (edition.Length > 0) _error = _error with { Definition = _catalog.Find(_error.Category & 255, edition) };
        editions.Load(ref reader);
    }
}
