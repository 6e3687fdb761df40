using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Ais;

/// <summary>
/// Joins the parts of multi-sentence messages in a bounded table. Parts belong together if talker, kind, total, sequence id and
/// channel are equal and station and group, where both parts have them, too. They may come in any order, within
/// <see cref="WindowSeconds"/> of message time or, without times, <see cref="WindowSentences"/>. A part that comes before part 1 and
/// carries no group waits for <see cref="DisorderSentences"/> only: real feeds lose parts more often than they swap them, and a stray
/// second part would otherwise end another ship's message.
/// </summary>
sealed class NmeaAssembler
{
    public const int Capacity = 64;
    public const int WindowSeconds = 10;
    public const int WindowSentences = 2000;
    public const int DisorderSentences = 4;

    readonly NmeaPartSlot[] _slots = new NmeaPartSlot[Capacity];
    readonly byte[] _joined = new byte[AisArmour.MaxCharacters];
    long _sentences;
    int _used;

    public NmeaAssembler()
    {
        for (int i = 0; i < Capacity; i++) _slots[i] = new NmeaPartSlot();
    }

    /// <summary>Takes a sentence of several; true if it completes its message.</summary>
    public bool TryComplete<TSink>(in NmeaSentence sentence, Instant? time, in NmeaPlace place, ref TSink sink, out ReadOnlySpan<byte> characters, out int fillBits, out NmeaTags tags)
        where TSink : struct, INmeaSink
    {
        characters = default;
        fillBits = 0;
        tags = default;
        NmeaPartSlot slot = Find(sentence, time, ref sink) ?? Open(sentence, time, place, ref sink);
        if (slot.Has(sentence.Number))
        {
            if (slot.Part(sentence.Number).SequenceEqual(sentence.Payload))
            {
                sink.Warn(NmeaWarning.RepeatedPart);
                return false;
            }

            Abandon(slot, NmeaFault.Incomplete, ref sink);
            slot = Open(sentence, time, place, ref sink);
        }

        if (!slot.TryAdd(sentence))
        {
            Abandon(slot, NmeaFault.PayloadTooLong, ref sink);
            return false;
        }

        if (!slot.IsComplete) return false;
        characters = _joined.AsSpan(0, slot.Join(_joined));
        fillBits = slot.FillBits;
        tags = slot.Tags;
        Free(slot);
        return true;
    }

    /// <summary>Counts a sentence that needs no assembly: the table ages by it.</summary>
    public void Pass() => _sentences++;

    /// <summary>Gives up on every message still open.</summary>
    public void AbandonAll<TSink>(ref TSink sink) where TSink : struct, INmeaSink
    {
        while (Oldest() is { } slot) Abandon(slot, NmeaFault.Incomplete, ref sink);
    }

    NmeaPartSlot? Find<TSink>(in NmeaSentence sentence, Instant? time, ref TSink sink) where TSink : struct, INmeaSink
    {
        _sentences++;
        if (_used == 0) return null;
        ulong key = KeyOf(sentence);
        NmeaPartSlot? found = null;
        foreach (NmeaPartSlot slot in _slots)
        {
            if (!slot.IsUsed) continue;
            if (IsExpired(slot, time)) Abandon(slot, NmeaFault.Incomplete, ref sink);
            else if (slot.Key == key && AreAlike(slot.Station, sentence.Tags.Station) && AreAlike(slot.Group, sentence.Tags.Group) && IsOlder(slot, found)) found = slot;
        }

        return found;
    }

    NmeaPartSlot Open<TSink>(in NmeaSentence sentence, Instant? time, in NmeaPlace place, ref TSink sink) where TSink : struct, INmeaSink
    {
        if (_used == Capacity) Abandon(Oldest()!, NmeaFault.Incomplete, ref sink);
        foreach (NmeaPartSlot slot in _slots)
        {
            if (slot.IsUsed) continue;
            slot.Open(KeyOf(sentence), sentence, time, _sentences, place);
            _used++;
            return slot;
        }

        throw new InvalidOperationException("a freed slot is free");
    }

    NmeaPartSlot? Oldest()
    {
        NmeaPartSlot? oldest = null;
        foreach (NmeaPartSlot slot in _slots)
            if (slot.IsUsed && IsOlder(slot, oldest)) oldest = slot;
        return oldest;
    }

    /// <summary>Age decides wherever several fit, never the place in the table: a loaded table has other places.</summary>
    static bool IsOlder(NmeaPartSlot slot, NmeaPartSlot? other) => other is null || slot.FirstCount < other.FirstCount;

    void Abandon<TSink>(NmeaPartSlot slot, NmeaFault fault, ref TSink sink) where TSink : struct, INmeaSink
    {
        sink.Fault(fault, slot.Place, slot.Characters);
        Free(slot);
    }

    void Free(NmeaPartSlot slot)
    {
        slot.Free();
        _used--;
    }

    bool IsExpired(NmeaPartSlot slot, Instant? time)
    {
        if (!slot.Has(1) && slot.Group == 0 && _sentences - slot.FirstCount > DisorderSentences) return true;
        if (time is not { } now || slot.FirstTime is not { } first) return _sentences - slot.FirstCount > WindowSentences;
        return Math.Abs(now.UnixNanoseconds / 2 - first.UnixNanoseconds / 2) > WindowSeconds * Instant.NanosecondsPerSecond / 2;
    }

    /// <summary>Many relays tag only the first part with the station.</summary>
    static bool AreAlike(uint left, uint right) => left == 0 || right == 0 || left == right;

    static ulong KeyOf(in NmeaSentence sentence) =>
        ((ulong)sentence.Talker << 32) | ((ulong)sentence.Total << 24) | ((ulong)sentence.SequenceId << 16) | ((ulong)sentence.Channel << 8) | (sentence.IsOwn ? 1u : 0u);

    public void Save(StateWriter writer)
    {
        writer.Tag("NMPT", 1);
        writer.Write(_sentences);
        writer.Write(_used);
        foreach (NmeaPartSlot slot in _slots)
            if (slot.IsUsed) slot.Save(writer);
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("NMPT", 1);
        foreach (NmeaPartSlot slot in _slots) slot.Free();
        _used = 0;
        _sentences = reader.ReadInt64();
        int used = reader.ReadCount(100);
        if (used > Capacity) throw new InvalidDataException("state: too many AIS messages in parts");
        for (; _used < used; _used++) _slots[_used].Load(ref reader);
    }
}
