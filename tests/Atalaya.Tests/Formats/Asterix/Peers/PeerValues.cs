using System.Globalization;
using System.Text.Json;

namespace Atalaya.Tests.Formats.Asterix.Peers;

/// <summary>The leaves of an item, by path without indexes, and how a peer's value compares with ours.</summary>
static class PeerValues
{
    /// <summary>What peers print that is no value of its own.</summary>
    static readonly HashSet<string> Furniture = new(StringComparer.OrdinalIgnoreCase) { "FX", "spare", "REP", "spare bits" };

    /// <summary>Units other than the standard's: feet, knots, nanoseconds and so on.</summary>
    public static readonly double[] Factors = [1, 100, 3600, 1e9, 1e3, 1852, 0.25, 1.0 / 3600];

    /// <summary>Every leaf with its path and the indexes of the arrays it stands in.</summary>
    public static List<(string Path, string Index, JsonElement Value)> Leaves(JsonElement item)
    {
        List<(string Path, string Index, JsonElement Value)> leaves = [];
        Walk(item, "", "", leaves);
        return leaves;
    }

    static void Walk(JsonElement value, string path, string index, List<(string Path, string Index, JsonElement Value)> leaves)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty part in value.EnumerateObject())
                if (!Furniture.Contains(part.Name) && part.Name != "registers") Walk(part.Value, path.Length == 0 ? part.Name : $"{path}/{part.Name}", index, leaves);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            for (int i = 0; i < value.GetArrayLength(); i++) Walk(value[i], path, string.Create(CultureInfo.InvariantCulture, $"{index}[{i}]"), leaves);
        }
        else leaves.Add((path, index, value));
    }

    /// <summary>The factor from our value to the peer's; null = they differ.</summary>
    public static double? Factor(JsonElement ours, JsonElement theirs)
    {
        if (Texts(ours, theirs)) return 1;
        if (Number(ours) is not double our || Number(theirs) is not double their) return null;
        foreach (double factor in Factors)
            if (Math.Abs(our * factor - their) <= Math.Max(1.01e-7, 2e-7 * Math.Abs(their))) return factor;
        return null;
    }

    static bool Texts(JsonElement ours, JsonElement theirs)
    {
        string our = ours.ToString().TrimEnd(), their = theirs.ToString().TrimEnd(' ', '?', '\0');
        if (string.Equals(our, their, StringComparison.OrdinalIgnoreCase)) return true;
        if (ours.ValueKind != JsonValueKind.String) return false;
        if (their.TrimStart('0') == our.TrimStart('0')) return true; // octal digits as a number
        return ulong.TryParse(our, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong bits) && Number(theirs) is double number && number == bits;
    }

    static double? Number(JsonElement value) =>
        double.TryParse(value.ToString(), CultureInfo.InvariantCulture, out double number) ? number : null;
}
