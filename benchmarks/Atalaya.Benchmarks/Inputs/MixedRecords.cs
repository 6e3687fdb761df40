using Atalaya.Formats.Asterix;
using Atalaya.Scenarios;

namespace Atalaya.Benchmarks.Inputs;

/// <summary>
/// Records of one category in a mix of kinds as a busy sensor or tracker sends them; which items and parts each kind has is fixed, their
/// values are random.
/// </summary>
static class MixedRecords
{
    /// <summary>Share in percent, and what is sent: items, parts of compounds, or single elements (with the parts of an extended item before them).</summary>
    static readonly (int Share, string[] Paths)[] Targets =
    [
        (55, ["010", "140", "020/TYP", "040", "070", "090", "220", "240", "250", "161", "200", "170/CNF", "230"]),
        (25, ["010", "140", "020/TYP", "020/TST", "040", "070", "090", "130/SRL", "130/SRR", "130/SAM", "220", "240", "250", "230"]),
        (12, ["010", "140", "020/TYP", "040", "070", "090", "130/SRL", "130/SRR", "130/SAM", "161", "200", "170/CNF", "042"]),
        (8, ["010", "140", "020/TYP", "040", "130/PRL", "130/PAM", "161", "200", "170/TRE", "042"]),
    ];

    static readonly (int Share, string[] Paths)[] Tracks =
    [
        (65,
        [
            "010", "015", "040", "060", "070", "080/MON", "080/CNF", "080/SIM", "080/AMA", "100", "105", "130", "135", "136", "185", "200", "210", "220", "245",
            "290/SSR", "290/MDS", "290/ES", "295/MFL", "340/SID", "340/POS", "340/MDC", "340/MDA", "340/TYP", "380/ADR", "380/ID", "380/MHG", "380/SAL", "380/COM", "380/BPS",
            "380/IAR", "380/MAC", "390/CS", "390/TAC", "390/WTC", "390/DEP", "390/DST", "390/CFL", "500/APC", "500/ATV",
        ]),
        (25, ["010", "015", "040", "060", "070", "080/MON", "080/CNF", "080/SIM", "100", "105", "135", "136", "185", "200", "210", "220", "290/SSR", "340/SID", "340/POS", "340/MDC", "340/MDA", "340/TYP"]),
        (10, ["010", "015", "040", "070", "080/MON", "080/CNF", "080/SIM", "100", "105", "185", "200", "210", "290/PSR", "340/SID", "340/POS", "340/TYP"]),
    ];

    /// <summary>Items a tracker sends, with every part of each.</summary>
    static readonly (int Share, string[] Paths)[] FullTracks =
    [
        (100, ["010", "015", "040", "060", "070", "080", "100", "105", "130", "135", "136", "185", "200", "210", "220", "245", "290", "295", "300", "340", "380", "390", "500", "510"]),
    ];

    /// <param name="name">asterix-048-mix, asterix-062-mix or asterix-062-full</param>
    /// <param name="count">Records.</param>
    public static DecodeInput Create(string name, int count) => name switch
    {
        "asterix-048-mix" => Create(48, Targets, count),
        "asterix-062-mix" => Create(62, Tracks, count),
        _ => Create(62, FullTracks, count),
    };

    static DecodeInput Create(int number, (int Share, string[] Paths)[] kinds, int count)
    {
        DecodeInput input = new() { Format = "asterix", IsSimulated = true };
        AsterixCategory category = AsterixCatalog.Default[number]!;
        int[][] elements = [.. kinds.Select(kind => Elements(category, kind.Paths))];
        AsterixRecordBuilder record = new(category);
        AsterixBlockBuilder block = new(number);
        RandomValues values = new(category);
        for (int i = 0; i < count; i++)
        {
            Fill(record, elements[Choose(kinds, values.Random.Next(100))], values);
            if (block.TryAdd(record)) continue;
            input.Add(block.Block, ScenarioOptions.FixedEpoch);
            block.Clear();
            block.TryAdd(record);
        }

        input.Add(block.Block, ScenarioOptions.FixedEpoch);
        return input;
    }

    static int Choose((int Share, string[] Paths)[] kinds, int percent)
    {
        int kind = 0;
        while (percent >= kinds[kind].Share) percent -= kinds[kind++].Share;
        return kind;
    }

    static int[] Elements(AsterixCategory category, string[] paths)
    {
        foreach (string path in paths)
            if (!Enumerable.Range(0, category.Infos.Count).Any(i => IsAt(category.Infos[i].Path, path))) throw new InvalidOperationException($"category {category.Number} has no {path}");
        return [.. Enumerable.Range(0, category.Infos.Count).Where(i => category.Infos[i].Bits is > 0 and <= 64 && paths.Any(path => IsAt(category.Infos[i].Path, path)))];
    }

    static bool IsAt(string path, string root) => path == root || path.StartsWith(root + "/", StringComparison.Ordinal);

    /// <summary>Registers come one to three at a time.</summary>
    static void Fill(AsterixRecordBuilder record, int[] elements, RandomValues values)
    {
        record.Clear();
        foreach (int element in elements) values.Set(record, element);
        if (record.Category.Number != 48) return;
        bool hasRegisters = elements.Any(element => record.Category.Infos[element].Path == "250/MBDATA");
        for (int more = hasRegisters ? values.Random.Next(3) : 0; more > 0; more--) record.Repeat("250").SetRaw("250/MBDATA", values.Bits(56)).SetRaw("250/BDS1", (ulong)values.Random.Next(4, 7));
    }
}
