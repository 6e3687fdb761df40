using System.Globalization;

namespace Atalaya.Formats.Asterix.Editions;

/// <summary>The editions a source is known to speak: <c>048:1.30,062:1.16</c>. Categories not named are found out by trial.</summary>
public sealed class EditionSettings
{
    readonly string?[] _editions = new string?[256];

    /// <summary>Everything is found out by trial.</summary>
    public static EditionSettings None { get; } = new();

    /// <summary>Null = to be found out.</summary>
    public string? this[int category] => _editions[category];

    /// <summary>What a decoder uses for one sensor: a single frame of it, decoded again with these, says the same.</summary>
    /// <param name="used">Of the whole source.</param>
    /// <param name="sensor">SAC × 256 + SIC.</param>
    public static EditionSettings For(IEnumerable<EditionInUse> used, ushort sensor)
    {
        EditionSettings settings = new();
        foreach (EditionInUse edition in used)
            if (edition.SystemArea < 0 || (edition.SystemArea << 8 | edition.SystemIdentification) == sensor) settings._editions[edition.Category] = edition.Edition;
        return settings;
    }

    /// <summary>Reads the text; false with the reason where it is wrong or names an edition that there is not.</summary>
    public static bool TryParse(string text, AsterixCatalog catalog, out EditionSettings settings, out string reason)
    {
        settings = new EditionSettings();
        reason = "";
        foreach (string pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] parts = pair.Split(':');
            if (parts.Length != 2 || !byte.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out byte category))
            {
                reason = $"'{pair}' is not CATEGORY:EDITION such as 048:1.30";
                return false;
            }

            IReadOnlyList<AsterixEdition> editions = catalog.Editions(category);
            if (!editions.Any(edition => edition.Name == parts[1]))
            {
                string known = editions.Count == 0 ? "there is none of that category" : "known: " + string.Join(", ", editions.Select(edition => edition.Name));
                reason = $"no edition {parts[1]} of category {category:000}; {known}";
                return false;
            }

            settings._editions[category] = parts[1];
        }

        return true;
    }
}
