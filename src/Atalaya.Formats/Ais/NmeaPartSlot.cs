using System.Runtime.CompilerServices;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Ais;

/// <summary>The parts so far of one multi-sentence message.</summary>
sealed class NmeaPartSlot
{
    const int MaxParts = 9;

    readonly byte[] _characters = new byte[AisArmour.MaxCharacters];
    Ends _ends;
    Ends _starts;
    int _length;
    int _total;
    int _present;

    [InlineArray(MaxParts + 1)]
    struct Ends
    {
        ushort _first;
    }

    public bool IsUsed => _total != 0;
    public bool IsComplete => _present == (1 << _total) - 1;
    public ulong Key { get; private set; }
    public uint Station { get; private set; }
    public uint Group { get; private set; }
    public NmeaTags Tags { get; private set; }
    public NmeaPlace Place { get; private set; }

    /// <summary>Fill bits of the last part.</summary>
    public int FillBits { get; private set; }

    /// <summary>When the first part came: message time, null if unknown, and sentences so far.</summary>
    public Instant? FirstTime { get; private set; }

    public long FirstCount { get; private set; }

    /// <summary>All characters, in the order the parts came.</summary>
    public ReadOnlySpan<byte> Characters => _characters.AsSpan(0, _length);

    public void Open(ulong key, in NmeaSentence sentence, Instant? time, long count, in NmeaPlace place)
    {
        Key = key;
        _total = sentence.Total;
        _present = 0;
        _length = 0;
        Station = 0;
        Group = 0;
        Tags = default;
        FirstTime = time;
        FirstCount = count;
        Place = place;
    }

    public void Free() => _total = 0;

    /// <summary>The part is here already.</summary>
    public bool Has(int number) => (_present >> (number - 1) & 1) != 0;

    public ReadOnlySpan<byte> Part(int number) => _characters.AsSpan(_starts[number], _ends[number] - _starts[number]);

    /// <summary>False if the message becomes longer than any AIS message.</summary>
    public bool TryAdd(in NmeaSentence sentence)
    {
        if (_length + sentence.Payload.Length > _characters.Length) return false;
        _starts[sentence.Number] = (ushort)_length;
        sentence.Payload.CopyTo(_characters.AsSpan(_length));
        _length += sentence.Payload.Length;
        _ends[sentence.Number] = (ushort)_length;
        _present |= 1 << (sentence.Number - 1);
        if (sentence.Number == _total) FillBits = sentence.FillBits;
        if (Station == 0) Station = sentence.Tags.Station;
        if (Group == 0) Group = sentence.Tags.Group;
        Tags = Tags with { Time = Tags.Time ?? sentence.Tags.Time, Station = Station, Group = Group };
        return true;
    }

    /// <summary>Copies the parts in order and returns the number of characters.</summary>
    public int Join(Span<byte> destination)
    {
        int length = 0;
        for (int number = 1; number <= _total; number++)
        {
            Part(number).CopyTo(destination[length..]);
            length += Part(number).Length;
        }

        return length;
    }

    public void Save(StateWriter writer)
    {
        writer.Write(Key);
        writer.Write(_total);
        writer.Write(_present);
        writer.Write(Station);
        writer.Write(Group);
        writer.Write(FillBits);
        writer.Write(FirstTime.HasValue);
        writer.Write(FirstTime.GetValueOrDefault().UnixNanoseconds);
        writer.Write(FirstCount);
        writer.Write(Place.Offset);
        writer.Write(Place.Line);
        writer.Write(Tags.Time.HasValue);
        writer.Write(Tags.Time.GetValueOrDefault().UnixNanoseconds);
        writer.Write(Characters);
        for (int i = 0; i <= MaxParts; i++)
        {
            writer.Write(_starts[i]);
            writer.Write(_ends[i]);
        }
    }

    public void Load(ref StateReader reader)
    {
        Key = reader.ReadUInt64();
        _total = reader.ReadInt32();
        _present = reader.ReadInt32();
        Station = reader.ReadUInt32();
        Group = reader.ReadUInt32();
        FillBits = reader.ReadInt32();
        FirstTime = ReadTime(ref reader);
        FirstCount = reader.ReadInt64();
        long offset = reader.ReadInt64();
        Place = new NmeaPlace(offset, reader.ReadInt64());
        Tags = new NmeaTags { Time = ReadTime(ref reader), Station = Station, Group = Group };
        ReadOnlySpan<byte> characters = reader.ReadBytes();
        if (_total is < 1 or > MaxParts || FillBits is < 0 or > 5 || characters.Length > _characters.Length) throw new InvalidDataException("state: an AIS part table that cannot be");
        characters.CopyTo(_characters);
        _length = characters.Length;
        for (int i = 0; i <= MaxParts; i++)
        {
            _starts[i] = reader.ReadUInt16();
            _ends[i] = reader.ReadUInt16();
            if (i > 0 && Has(i) && (_starts[i] > _ends[i] || _ends[i] > _length)) throw new InvalidDataException("state: an AIS part table that cannot be");
        }
    }

    static Instant? ReadTime(ref StateReader reader)
    {
        bool present = reader.ReadBoolean();
        long nanoseconds = reader.ReadInt64();
        return present ? new Instant(nanoseconds) : null;
    }
}
