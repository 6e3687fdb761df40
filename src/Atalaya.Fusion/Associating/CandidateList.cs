namespace Atalaya.Fusion.Associating;

/// <summary>A reusable list of candidates.</summary>
sealed class CandidateList
{
    Candidate[] _items = new Candidate[64];

    public int Count { get; private set; }

    public Span<Candidate> Items => _items.AsSpan(0, Count);

    public void Add(in Candidate candidate)
    {
        Reserve(1);
        _items[Count++] = candidate;
    }

    public void Append(CandidateList other)
    {
        Reserve(other.Count);
        other.Items.CopyTo(_items.AsSpan(Count));
        Count += other.Count;
    }

    public void Clear() => Count = 0;

    void Reserve(int more)
    {
        if (Count + more > _items.Length) Array.Resize(ref _items, Math.Max(2 * _items.Length, Count + more));
    }
}
