using Atalaya.Core.State;

namespace Atalaya.Formats.ModeS.Positions;

/// <summary>
/// The aircraft a decoder remembers: grows to its capacity, then the least recently heard makes room. Iteration order never matters;
/// the order of hearing is kept as a list, so that a loaded table goes on exactly like the saved one.
/// </summary>
sealed class AircraftTable(int capacity = AircraftTable.DefaultCapacity)
{
    public const int DefaultCapacity = 16_384;

    const int None = -1;
    const int FirstSize = 64;

    struct Slot
    {
        public AircraftState State;
        public int NextInBucket, Newer, Older;
    }

    Slot[] _slots = new Slot[Math.Min(FirstSize, capacity)];
    int[] _buckets = NewBuckets(Math.Min(FirstSize, capacity));
    int _newest = None;
    int _oldest = None;

    public int Count { get; private set; }

    /// <summary>Addresses that made room for others.</summary>
    public long Replaced { get; private set; }

    /// <summary>The remembered state of a key, if any; does not count as heard.</summary>
    public ref AircraftState Find(uint key, out bool found)
    {
        int index = IndexOf(key);
        found = index != None;
        return ref _slots[found ? index : 0].State;
    }

    /// <summary>The state of a key that is heard now, new if it was not known.</summary>
    public ref AircraftState Hear(uint key, long time)
    {
        int index = IndexOf(key);
        if (index == None) index = Add(AircraftState.Create(key));
        else if (index != _newest)
        {
            Unlink(index);
            LinkNewest(index);
        }

        ref AircraftState state = ref _slots[index].State;
        state.HeardTime = time;
        return ref state;
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("ACFT", 2);
        writer.Write(Replaced);
        writer.Write(Count);
        for (int index = _oldest; index != None; index = _slots[index].Newer) _slots[index].State.Save(writer);
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("ACFT", 2);
        Count = 0;
        _newest = _oldest = None;
        Array.Fill(_buckets, None);
        Replaced = reader.ReadInt64();
        int count = reader.ReadCount(AircraftState.SavedLength);
        if (count > capacity) throw new InvalidDataException("state: more aircraft than the table holds");
        for (int i = 0; i < count; i++)
        {
            AircraftState state = AircraftState.Load(ref reader);
            if (IndexOf(state.Key) != None) throw new InvalidDataException("state: an aircraft twice");
            Add(state);
        }
    }

    int Add(in AircraftState state)
    {
        int index = Count;
        if (index == capacity)
        {
            index = _oldest;
            Unlink(index);
            RemoveFromBucket(index);
            Replaced++;
        }
        else
        {
            if (index == _slots.Length) Grow();
            Count++;
        }

        _slots[index].State = state;
        ref int bucket = ref _buckets[BucketOf(state.Key)];
        _slots[index].NextInBucket = bucket;
        bucket = index;
        LinkNewest(index);
        return index;
    }

    int IndexOf(uint key)
    {
        int index = _buckets[BucketOf(key)];
        while (index != None && _slots[index].State.Key != key) index = _slots[index].NextInBucket;
        return index;
    }

    /// <summary>Buckets are a power of two, twice the slots: Fibonacci hashing.</summary>
    int BucketOf(uint key) => (int)((key * 0x9E37_79B9u) >> 8) & _buckets.Length - 1;

    void Grow()
    {
        int size = Math.Min(_slots.Length * 2, capacity);
        Array.Resize(ref _slots, size);
        _buckets = NewBuckets(size);
        for (int index = 0; index < Count; index++)
        {
            ref int bucket = ref _buckets[BucketOf(_slots[index].State.Key)];
            _slots[index].NextInBucket = bucket;
            bucket = index;
        }
    }

    void RemoveFromBucket(int index)
    {
        ref int link = ref _buckets[BucketOf(_slots[index].State.Key)];
        while (link != index) link = ref _slots[link].NextInBucket;
        link = _slots[index].NextInBucket;
    }

    void LinkNewest(int index)
    {
        _slots[index].Newer = None;
        _slots[index].Older = _newest;
        if (_newest != None) _slots[_newest].Newer = index;
        else _oldest = index;
        _newest = index;
    }

    void Unlink(int index)
    {
        (int newer, int older) = (_slots[index].Newer, _slots[index].Older);
        if (newer != None) _slots[newer].Older = older;
        else _newest = older;
        if (older != None) _slots[older].Newer = newer;
        else _oldest = newer;
    }

    static int[] NewBuckets(int slots)
    {
        int[] buckets = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)slots * 2)];
        Array.Fill(buckets, None);
        return buckets;
    }
}
