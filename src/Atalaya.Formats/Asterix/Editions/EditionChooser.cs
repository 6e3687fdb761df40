using Atalaya.Core.State;

namespace Atalaya.Formats.Asterix.Editions;

/// <summary>
/// Chooses the edition of each block of one source: by category and by the sensor named in item 010. The outcome depends on the blocks so
/// far and nothing else.
/// </summary>
sealed class EditionChooser(AsterixCatalog catalog, EditionSettings settings)
{
    /// <summary>Sensors and categories told apart; further ones share what their category has.</summary>
    const int MaxRaces = 256;

    /// <summary>In place of SAC and SIC where item 010 is not the first.</summary>
    const int Nameless = 1 << 16;

    readonly List<EditionRace> _races = [];

    /// <summary>The race met last: blocks of one sensor come in a row.</summary>
    EditionRace? _last;

    public AsterixCatalog Catalog => catalog;

    public EditionInUse[] InUse() => [.. _races.Select(race => race.Key % (2 * Nameless) is var sensor and < Nameless ? race.InUse(sensor >> 8, sensor & 255) : race.InUse(-1, -1))];

    /// <summary>Who decides about the block whose first record begins at <paramref name="start"/>.</summary>
    public EditionRace Race(int category, ReadOnlySpan<byte> data, int start, int end)
    {
        int key = KeyOf(category, data[start..end]);
        if (_last?.Key == key) return _last;
        return _last = Find(key) ?? (_races.Count < MaxRaces ? Add(key, category) : Find(category * 2 * Nameless + Nameless) ?? Add(category * 2 * Nameless + Nameless, category));
    }

    /// <summary>The key of the race for a block; <paramref name="records"/> is what follows its header.</summary>
    public static int KeyOf(int category, ReadOnlySpan<byte> records) => category * 2 * Nameless + Sensor(records);

    EditionRace? Find(int key)
    {
        foreach (EditionRace race in _races)
            if (race.Key == key) return race;
        return null;
    }

    EditionRace Add(int key, int category)
    {
        var race = new EditionRace(catalog.Editions(category), key, key % (2 * Nameless) < Nameless, settings[category]);
        _races.Add(race);
        return race;
    }

    /// <summary>SAC and SIC of item 010, which is the first of nearly every profile: two octets behind the presence bits.</summary>
    static int Sensor(ReadOnlySpan<byte> record)
    {
        if (record.Length == 0 || (record[0] & 0x80) == 0) return Nameless;
        int at = record.IndexOfAnyExcept(OddOctets) + 1;
        return at > 0 && at + 2 <= record.Length ? record[at] << 8 | record[at + 1] : Nameless;
    }

    /// <summary>Presence octets with FX.</summary>
    static readonly System.Buffers.SearchValues<byte> OddOctets = System.Buffers.SearchValues.Create([.. Enumerable.Range(0, 128).Select(i => (byte)(2 * i + 1))]);

    public void Save(StateWriter writer)
    {
        writer.Tag("ASTE", 1);
        writer.Write(_races.Count);
        foreach (EditionRace race in _races)
        {
            writer.Write(race.Key);
            race.Save(writer);
        }
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("ASTE", 1);
        _races.Clear();
        _last = null;
        int count = reader.ReadInt32();
        if (count is < 0 or > MaxRaces + 256) throw new InvalidDataException("state: no choice of editions");
        for (int i = 0; i < count; i++)
        {
            int key = reader.ReadInt32();
            int category = key / (2 * Nameless);
            if (key < 0 || category > 255 || !catalog.Knows(category)) throw new InvalidDataException("state: of other definitions");
            Add(key, category).Load(ref reader);
        }
    }
}
