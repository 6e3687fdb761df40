namespace Atalaya.Server.Security;

/// <summary>Keeps one who asks again and again from filling the audit log: the same refusal is noted once an hour.</summary>
sealed class RefusalNotes(TimeProvider time)
{
    const int MaxNotes = 1000;
    static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    readonly Lock _lock = new();
    readonly Dictionary<string, DateTimeOffset> _noted = [];

    public bool IsNew(string refusal)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (_lock)
        {
            if (_noted.TryGetValue(refusal, out DateTimeOffset since) && now - since < Forgotten) return false;
            if (_noted.Count >= MaxNotes) _noted.Remove(_noted.MinBy(static note => note.Value).Key);
            _noted[refusal] = now;
            return true;
        }
    }
}
