using System.Numerics;

namespace Atalaya.Fusion.Associating;

/// <summary>Arrays that lists have outgrown or given back, by powers of two, for the next that grow. Serial.</summary>
sealed class SpareArrays<T>
    where T : struct
{
    const int Sizes = 24;

    readonly Stack<T[]>[] _spare = [.. Enumerable.Range(0, Sizes).Select(_ => new Stack<T[]>())];

    /// <param name="length">A power of two.</param>
    public T[] Take(int length) => _spare[BitOperations.Log2((uint)length)].TryPop(out T[]? array) ? array : new T[length];

    public void Give(T[] array)
    {
        if (array.Length > 0) _spare[BitOperations.Log2((uint)array.Length)].Push(array);
    }
}
