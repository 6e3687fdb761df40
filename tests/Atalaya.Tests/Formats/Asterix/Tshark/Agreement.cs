using System.Globalization;
using Atalaya.Formats.Asterix;

namespace Atalaya.Tests.Formats.Asterix.Tshark;

/// <summary>Compares the values sent with those tshark shows.</summary>
sealed class Agreement
{
    public int Values { get; private set; }

    /// <summary>By edition and element.</summary>
    public SortedDictionary<string, (int Count, string Example)> Differences { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Not compared. tshark has PSR to AAC of I011/170 and REFTR3, REFTR4 of I019/553 one bit early (it overlooks a spare bit); it does not
    /// have CF of I020/020.
    /// </summary>
    static readonly HashSet<string> NotCompared =
    [
        "011 170_PSR", "011 170_SSR", "011 170_MDS", "011 170_ADS", "011 170_SUC", "011 170_AAC", "019 553_REFTR3", "019 553_REFTR4", "020 020_CF",
    ];

    /// <summary>Elements of another name there.</summary>
    static readonly Dictionary<string, string> TheirNames = new() { ["004 120_CC_CPC"] = "120_CC_CP", ["020 250_BDSREGISTER"] = "250_MBDATA" };

    public void Compare(string edition, IReadOnlyList<SentValue> sent, IEnumerable<TsharkField> shown)
    {
        ILookup<string, TsharkField> fields = shown.ToLookup(field => field.Name.EndsWith("_VALUE", StringComparison.Ordinal) ? field.Name[..^6] : field.Name);
        foreach (IGrouping<string, SentValue> element in SentNumbers.Joined(sent, path => fields.Contains(Name(path))).GroupBy(value => Name(value.Info.Path)))
        {
            string name = $"{edition[..3]} {element.Key}";
            if (NotCompared.Contains(name) || element.Key.StartsWith("RE_", StringComparison.Ordinal)) continue; // RE is opaque there
            SentValue[] ours = [.. element];
            bool isOpaque = ours[0].Octets is not null;
            TsharkField[] theirs = [.. fields[TheirNames.GetValueOrDefault(name, element.Key)].Where(field => isOpaque || field.Show.Length > 0)];
            if (theirs.Length > ours.Length && isOpaque) theirs = theirs[^ours.Length..]; // the item itself
            if (ours[0].IsListed) (ours, theirs) = ([ours[0]], theirs.Length == 0 ? Only(fields, element.Key) : [theirs[0]]); // it shows the first of a list
            Compare($"{edition} {element.Key}", ours, theirs);
        }
    }

    void Compare(string element, SentValue[] ours, TsharkField[] theirs)
    {
        if (theirs.Length != ours.Length) Note(element, $"{ours.Length} values sent, {theirs.Length} shown");
        for (int i = 0; i < Math.Min(ours.Length, theirs.Length); i++)
        {
            Values++;
            if (!Agrees(ours[i], theirs[i])) Note(element, string.Create(CultureInfo.InvariantCulture, $"{ours[i].Raw:x} sent ({Expected(ours[i])}), {theirs[i].Show} ({theirs[i].Hex}) shown"));
        }
    }

    /// <summary>The one element of an item that has no name of its own in our definition.</summary>
    static TsharkField[] Only(ILookup<string, TsharkField> fields, string item) =>
        [.. fields.Where(group => group.Key.StartsWith(item + "_", StringComparison.Ordinal)).SelectMany(group => group).Take(1)];

    void Note(string element, string example) =>
        Differences[element] = Differences.TryGetValue(element, out (int Count, string Example) known) ? (known.Count + 1, known.Example) : (1, example);

    /// <summary>150/AS[0] is 150_AS.</summary>
    static string Name(string path) => path.Split('[')[0].Replace('/', '_');

    static bool Agrees(SentValue ours, TsharkField theirs)
    {
        if (ours.Octets is byte[] content) return OctetsAgree(ours, content, theirs);
        string expected = Expected(ours);
        if (expected == theirs.Show) return true;
        if (ours.Info.Form is AsterixForm.Icao) return ours.Info.Path is "170/MS1" or "171/MS2" && Convert.ToUInt64(theirs.Hex, 16) == ours.Raw; // 8-bit letters there
        if (ours.Info.Form is AsterixForm.Ascii) return false;
        if (IsQuarter(ours, theirs)) return true;
        if (ours.Info.Path == "090/PA" && Number(theirs.Show) == (double)ours.Raw - 16) return true; // signed there, by the same collection
        // Signed numbers without LSB, and the height of I034/120, are shown as bits.
        if ((ours.Info.Form == AsterixForm.Signed || ours.Info.Path == "120/HGT") && Number(theirs.Show) == ours.Raw) return true;
        return double.TryParse(expected, CultureInfo.InvariantCulture, out double our) && Number(theirs.Show) is double their && Math.Abs(our - their) <= 1e-12 * Math.Abs(our);
    }

    /// <summary>I010/202 and 210: tshark has the LSB of the public collection, 1/16 (SpecCrossCheckTests).</summary>
    static bool IsQuarter(SentValue ours, TsharkField theirs) =>
        ours.Info.Path is "202/VX" or "202/VY" or "210/AX" or "210/AY" && Number(theirs.Show) is double their && Expected(ours) == (their * 4).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Of opaque content tshark gives the size, which takes in the length octet; sometimes the octets.</summary>
    static bool OctetsAgree(SentValue ours, byte[] content, TsharkField theirs) =>
        theirs.Octets == content.Length + (ours.Info.Bits == 0 ? 1 : 0) && (theirs.Hex.Length == 0 || theirs.Hex == Convert.ToHexStringLower(content));

    static double? Number(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal) ? ulong.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : double.TryParse(text, CultureInfo.InvariantCulture, out double number) ? number : null;

    static string Expected(SentValue value)
    {
        AsterixElementInfo info = value.Info;
        if (value.IsCase) return value.Raw.ToString(CultureInfo.InvariantCulture);
        bool isSigned = info.Form is AsterixForm.Signed or AsterixForm.SignedQuantity;
        double number = isSigned ? (long)(value.Raw << (64 - info.Bits)) >> (64 - info.Bits) : value.Raw;
        return info.Form switch
        {
            AsterixForm.Icao => Text(value.Raw, info.Bits, 6),
            AsterixForm.Ascii => Text(value.Raw, info.Bits, 8),
            AsterixForm.Quantity or AsterixForm.SignedQuantity => (number * info.Lsb.Numerator / info.Lsb.Denominator).ToString("R", CultureInfo.InvariantCulture),
            AsterixForm.Signed => number.ToString(CultureInfo.InvariantCulture),
            _ => value.Raw.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>6-bit letters are the low six bits of ASCII (ICAO Annex 10 vol. IV, 3.1.2.9.1.2).</summary>
    static string Text(ulong raw, int bits, int width)
    {
        char[] letters = new char[bits / width];
        for (int i = letters.Length - 1; i >= 0; i--, raw >>= width)
        {
            int code = (int)(raw & ((1ul << width) - 1));
            letters[i] = (char)(width == 6 && code is > 0 and < 32 ? code + 64 : code);
        }

        return new string(letters);
    }
}
