namespace Atalaya.Scenarios.Evaluation.Assigning;

/// <summary>Sets of numbers that only ever join.</summary>
sealed class DisjointSets
{
    int[] _parent = [];

    /// <summary>Each of 0 to <paramref name="count"/> - 1 alone.</summary>
    public void Reset(int count)
    {
        if (_parent.Length < count) _parent = new int[count * 2];
        for (int i = 0; i < count; i++) _parent[i] = i;
    }

    public int Find(int member)
    {
        while (_parent[member] != member) member = _parent[member] = _parent[_parent[member]];
        return member;
    }

    /// <summary>The smaller root stays, so that the result does not hang on the order of joins.</summary>
    public void Join(int left, int right)
    {
        (left, right) = (Find(left), Find(right));
        _parent[Math.Max(left, right)] = Math.Min(left, right);
    }
}
