namespace Atalaya.Formats.Asterix;

/// <summary>The repetitions of one part, in order; kept for reuse after <see cref="Clear"/>.</summary>
sealed class AsterixRepetitions(AsterixScope[] scopes, int scope)
{
    readonly List<AsterixValueSet> _sets = [];

    public int Count { get; private set; }
    public AsterixValueSet this[int index] => _sets[index];
    public AsterixValueSet Last => _sets[Count - 1];

    public void Clear() => Count = 0;

    public AsterixValueSet Add()
    {
        if (Count == _sets.Count) _sets.Add(new AsterixValueSet(scopes, scope));
        AsterixValueSet set = _sets[Count++];
        set.Clear();
        return set;
    }
}
