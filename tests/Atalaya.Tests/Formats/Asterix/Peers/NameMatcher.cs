using System.Globalization;
using System.Text.Json;

namespace Atalaya.Tests.Formats.Asterix.Peers;

/// <summary>
/// Finds which of our elements each of a peer's names means: the ones of the same item that have its value in every record. A name for
/// which none is left is a disagreement. One unit other than the standard's may be used for all values of a name.
/// </summary>
sealed class NameMatcher
{
    readonly Dictionary<string, Candidates> _names = [];

    public int Values { get; private set; }

    public void Add(string item, JsonElement ours, JsonElement theirs)
    {
        List<(string Path, string Index, JsonElement Value)> our = PeerValues.Leaves(ours);
        foreach ((string path, string index, JsonElement value) in PeerValues.Leaves(theirs))
        {
            Values++;
            string name = $"{item} {path}";
            if (!_names.TryGetValue(name, out Candidates? candidates)) _names.Add(name, candidates = new Candidates());
            HashSet<(string, double)> fitting = [];
            foreach ((string ourPath, string ourIndex, JsonElement ourValue) in our)
                if (ourIndex == index && PeerValues.Factor(ourValue, value) is double factor) Fit(fitting, ourPath, factor, ourValue);
            candidates.Keep(fitting, $"{value} where we have {string.Join(' ', our.Where(leaf => leaf.Index == index).Take(8).Select(leaf => $"{leaf.Path}={leaf.Value}"))}");
        }
    }

    /// <summary>A zero fits any unit.</summary>
    static void Fit(HashSet<(string, double)> fitting, string path, double factor, JsonElement value)
    {
        fitting.Add((path, factor));
        if (value.ToString() is "0") foreach (double other in PeerValues.Factors) fitting.Add((path, other));
    }

    /// <summary>Names without a meaning and names in a unit of their own, with an example.</summary>
    public SortedDictionary<string, string> Disagreements()
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, Candidates candidates) in _names)
        {
            if (candidates.Left.Count == 0) all.Add(name, candidates.Example);
            else if (!candidates.Left.Any(left => left.Factor == 1)) all.Add(name, string.Create(CultureInfo.InvariantCulture, $"x{candidates.Left.First().Factor:R} {candidates.Left.First().Path}"));
        }

        return all;
    }

    sealed class Candidates
    {
        bool _begun;

        public HashSet<(string Path, double Factor)> Left { get; private set; } = [];
        public string Example { get; private set; } = "";

        public void Keep(HashSet<(string Path, double Factor)> fitting, string example)
        {
            if (_begun && Left.Count == 0) return;
            if (_begun) fitting.IntersectWith(Left);
            if (fitting.Count == 0) Example = example;
            Left = fitting;
            _begun = true;
        }
    }
}
