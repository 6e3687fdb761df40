namespace Atalaya.Benchmarks.Measuring;

/// <summary>Work of one kind that can be done again and again.</summary>
abstract class Workload : IDisposable
{
    /// <summary>Readies what the next pass takes; not measured.</summary>
    public virtual void Prepare()
    {
    }

    /// <summary>One measured pass.</summary>
    public abstract Work Pass();

    /// <summary>Why the passes so far cannot be right; null = they can.</summary>
    public virtual string? Problem() => null;

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
