namespace Atalaya.Formats.Asterix;

/// <summary>The values of a record, or of one repetition of a part of it.</summary>
sealed class AsterixValueSet
{
    readonly AsterixScope[] _scopes;
    readonly AsterixScope _scope;
    readonly ulong[] _raw;
    readonly bool[] _set;
    readonly byte[]?[] _octets;
    readonly bool[] _present;

    /// <summary>By scope.</summary>
    readonly AsterixRepetitions?[] _repetitions;

    public AsterixValueSet(AsterixScope[] scopes, int scope)
    {
        _scopes = scopes;
        _scope = scopes[scope];
        _raw = new ulong[_scope.Elements];
        _set = new bool[_scope.Elements];
        _octets = new byte[]?[_scope.Elements];
        _present = new bool[_scope.Nodes];
        _repetitions = new AsterixRepetitions?[_scope.HasRepetitions ? scopes.Length : 0];
    }

    public void Clear()
    {
        Array.Clear(_raw);
        Array.Clear(_set);
        Array.Clear(_octets);
        Array.Clear(_present);
        foreach (AsterixRepetitions? repetitions in _repetitions) repetitions?.Clear();
    }

    public bool IsPresent(int node) => _present[node - _scope.FirstNode];
    public void MarkPresent(int node) => _present[node - _scope.FirstNode] = true;
    public bool IsSet(int element) => _set[element - _scope.FirstElement];
    public ulong Raw(int element) => _raw[element - _scope.FirstElement];
    public byte[]? Octets(int element) => _octets[element - _scope.FirstElement];
    public bool AnySet(int first, int count) => _set.AsSpan(first - _scope.FirstElement, count).Contains(true);

    public void Set(int element, ulong raw)
    {
        _raw[element - _scope.FirstElement] = raw;
        _set[element - _scope.FirstElement] = true;
    }

    public void Set(int element, byte[] octets)
    {
        _octets[element - _scope.FirstElement] = octets;
        _set[element - _scope.FirstElement] = true;
    }

    public void Unset(int first, int count)
    {
        _raw.AsSpan(first - _scope.FirstElement, count).Clear();
        _set.AsSpan(first - _scope.FirstElement, count).Clear();
    }

    public AsterixRepetitions Repetitions(int scope) => _repetitions[scope] ??= new AsterixRepetitions(_scopes, scope);
}
