using Atalaya.Core.State;

namespace Atalaya.Formats.Asterix.Editions;

/// <summary>
/// Which edition one sensor speaks in one category. The newest is believed while its records are sound; where they are not, all editions
/// try the same blocks, and the newest of the best is taken. If none fits, none is.
/// </summary>
/// <param name="editions">Newest first.</param>
/// <param name="key">Category and sensor.</param>
/// <param name="isNamed">The sensor is known; only then records are refused.</param>
/// <param name="configured">The edition told; null = to be found out.</param>
sealed class EditionRace(IReadOnlyList<AsterixEdition> editions, int key, bool isNamed, string? configured)
{
    /// <summary>Records of a block that are tried.</summary>
    const int TrialRecords = 8;

    /// <summary>Records that the scores remember; then they are halved.</summary>
    const int Window = 64;

    /// <summary>Blocks that are all tried, at first and after one that is odd; then one in <see cref="SampleBlocks"/>, and the one after a broken one.</summary>
    const int EveryBlock = 64;

    const int SampleBlocks = 16;

    /// <summary>Records needed before calm evidence is overruled.</summary>
    const int Evidence = 4;

    readonly EditionScore[] _contest = new EditionScore[editions.Count];
    readonly bool _isConfigured = configured is not null;
    int _chosen = Math.Max(0, IndexOf(editions, configured));
    EditionScore _score;
    int _blocks;
    int _broken;
    int _untilTrial;
    int _seen;

    public int Key => key;
    public bool IsNew => _seen == 0;

    /// <summary>None of the editions fits.</summary>
    public bool IsUnknown { get; private set; }

    public AsterixEdition Chosen => editions[_chosen];

    public EditionInUse InUse(int sac, int sic) => new(Chosen.Category, sac, sic, IsUnknown ? null : Chosen.Name, _score.Share, _isConfigured);

    /// <summary>Takes a block into account, unless it is one of those that are only counted.</summary>
    public void Observe(ReadOnlySpan<byte> data, int start, int end)
    {
        if (_untilTrial > 0)
        {
            _untilTrial--;
            return;
        }

        int sound = Chosen.Trial.Sound(data, start, end, TrialRecords, out int tried, out bool broken);
        if (sound < tried && !_score.IsPoor) _seen = Math.Min(_seen, 1);
        _score.Add(tried, sound);
        _blocks++;
        if (broken) _broken++;
        if (!_isConfigured) Contest(data, start, end, new EditionScore(tried, sound));
        if (_score.Tried > Window) Halve();
        if (_seen < EveryBlock) _seen++;
        else if (!IsUnknown) _untilTrial = SampleBlocks - 1;
    }

    /// <summary>The next blocks have been taken into account before: they were looked ahead at.</summary>
    public void Skip(int blocks) => _untilTrial = blocks;

    /// <summary>A block in the chosen edition is broken: the next is tried.</summary>
    public void Doubt() => _untilTrial = 0;

    void Contest(ReadOnlySpan<byte> data, int start, int end, EditionScore chosen)
    {
        if (_chosen == 0 && !_score.IsPoor)
        {
            Array.Clear(_contest);
            IsUnknown = false;
            return;
        }

        for (int i = 0; i < editions.Count; i++)
        {
            EditionScore score = chosen;
            if (i != _chosen) score = new EditionScore(0, editions[i].Trial.Sound(data, start, end, TrialRecords, out int tried, out _)) with { Tried = tried };
            _contest[i].Add(score.Tried, score.Sound);
        }

        Decide(Best());
    }

    /// <summary>The newest whose share is within 1/16 of the highest.</summary>
    int Best()
    {
        int best = 0;
        for (int i = 1; i < editions.Count; i++)
            if (_contest[i].IsBetterThan(_contest[best])) best = i;
        for (int i = 0; i < best; i++)
            if (!_contest[best].IsBetterThan(_contest[i])) return i;
        return best;
    }

    void Decide(int best)
    {
        bool isContested = _score.Sound == _contest[_chosen].Sound;
        if (best != _chosen && (isContested && _contest[best].Sound > 0 || _contest[best].Tried >= Evidence))
        {
            _chosen = best;
            _score = _contest[best];
            _broken = 0;
            _blocks = 0;
            _seen = 1;
        }

        bool isOften = _score.Tried >= Evidence && _score.Sound * 2 < _score.Tried;
        bool isAlways = _score.Tried > 1 && _score.Sound == 0;
        IsUnknown = isNamed && (isOften || isAlways) && _broken * 4 >= _blocks && _broken > 0;
    }

    void Halve()
    {
        _score.Halve();
        _blocks /= 2;
        _broken /= 2;
        for (int i = 0; i < _contest.Length; i++) _contest[i].Halve();
    }

    static int IndexOf(IReadOnlyList<AsterixEdition> editions, string? name)
    {
        for (int i = 0; i < editions.Count; i++)
            if (editions[i].Name == name) return i;
        return -1;
    }

    public void Save(StateWriter writer)
    {
        writer.Write(Chosen.Name);
        writer.Write(_score.Tried);
        writer.Write(_score.Sound);
        writer.Write(_blocks);
        writer.Write(_broken);
        writer.Write(_untilTrial);
        writer.Write(_seen);
        writer.Write(IsUnknown);
        writer.Write(_contest.Length);
        foreach (EditionScore score in _contest)
        {
            writer.Write(score.Tried);
            writer.Write(score.Sound);
        }
    }

    public void Load(ref StateReader reader)
    {
        int chosen = IndexOf(editions, reader.ReadString());
        _score = new EditionScore(reader.ReadInt32(), reader.ReadInt32());
        _blocks = reader.ReadInt32();
        _broken = reader.ReadInt32();
        _untilTrial = reader.ReadInt32();
        _seen = reader.ReadInt32();
        IsUnknown = reader.ReadBoolean();
        int count = reader.ReadCount(2 * sizeof(int));
        if (chosen < 0 || count != _contest.Length) throw new InvalidDataException("state: of other definitions");
        for (int i = 0; i < count; i++) _contest[i] = new EditionScore(reader.ReadInt32(), reader.ReadInt32());
        if (!_isConfigured) _chosen = chosen;
    }
}
