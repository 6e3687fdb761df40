using System.Text.RegularExpressions;
using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.Tests.Formats.Asterix;

/// <summary>Reads enough of the public .ast definition texts to compare ours with them: one line for each fact.</summary>
static partial class AstReader
{
    sealed record Line(int Depth, string Text)
    {
        public List<Line> Children { get; } = [];
    }

    [GeneratedRegex("^(\\S+) \"(.*)\"$")]
    private static partial Regex Named { get; }

    public static List<string> Facts(string text)
    {
        Line root = Tree(text);
        var facts = new List<string>();
        foreach (Line line in root.Children)
        {
            string[] words = line.Text.Split(' ');
            switch (words[0])
            {
                case "edition" or "date": facts.Add(line.Text); break;
                case "asterix" or "ref": facts.Add(words[1]); break;
                case "items": line.Children.ForEach(item => Item(facts, "", item)); break;
                case "uap": facts.Add("uap  " + string.Join(' ', line.Children.Select(slot => slot.Text))); break;
                case "uaps": line.Children.ForEach(part => Profiles(facts, part)); break;
                default: Variation(facts, "RE", line); break;
            }
        }

        return facts;
    }

    static void Profiles(List<string> facts, Line part)
    {
        if (part.Text == "variations")
            facts.AddRange(part.Children.Select(profile => $"uap {profile.Text} {string.Join(' ', profile.Children.Select(slot => slot.Text))}"));
        else
            facts.AddRange(part.Children.Select(choice => $"select {part.Text["case ".Length..]} {choice.Text.Replace(":", "")}"));
    }

    static Line Tree(string text)
    {
        var root = new Line(-1, "");
        var open = new Stack<Line>([root]);
        int skipDeeperThan = int.MaxValue;
        foreach (string raw in text.Split('\n'))
        {
            if (raw.Trim().Length == 0) continue;
            int depth = (raw.Length - raw.TrimStart().Length) / 4;
            if (depth > skipDeeperThan) continue;
            skipDeeperThan = int.MaxValue;
            if (raw.Trim() is "definition" or "description" or "remark" or "preamble")
            {
                skipDeeperThan = depth;
                continue;
            }

            while (open.Peek().Depth >= depth) open.Pop();
            var line = new Line(depth, raw.Trim());
            open.Peek().Children.Add(line);
            open.Push(line);
        }

        return root;
    }

    static void Item(List<string> facts, string parent, Line line)
    {
        if (line.Text == "-" || line.Text.StartsWith("spare", StringComparison.Ordinal))
        {
            facts.Add($"{parent} {line.Text}");
            return;
        }

        string name = Named.Match(line.Text).Groups[1].Value;
        Variation(facts, parent.Length == 0 ? name : $"{parent}/{name}", line.Children[0]);
    }

    static void Variation(List<string> facts, string path, Line line)
    {
        if (line.Text.StartsWith("element", StringComparison.Ordinal))
        {
            Content(facts, path, line.Text, line.Children[0]);
            return;
        }

        if (line.Text.StartsWith("case", StringComparison.Ordinal))
        {
            facts.Add($"{path} {Keys(line.Text)}");
            foreach (Line choice in line.Children) Variation(facts, $"{path} {Keys(choice.Text)}", choice.Children[0]);
            return;
        }

        facts.Add($"{path} {(line.Text == "explicit" ? "explicit any" : line.Text)}");
        if (line.Text.StartsWith("repetitive", StringComparison.Ordinal)) Variation(facts, path, line.Children[0]);
        else line.Children.ForEach(child => Item(facts, path, child));
    }

    static void Content(List<string> facts, string path, string element, Line content)
    {
        if (content.Text.StartsWith("case", StringComparison.Ordinal))
        {
            facts.Add($"{path} {Keys(content.Text)}");
            foreach (Line choice in content.Children) Content(facts, $"{path} {Keys(choice.Text)}", element, choice.Children[0]);
            return;
        }

        facts.Add($"{path} {element} {Reduced(content.Text)}");
        facts.AddRange(content.Children.OrderBy(row => int.Parse(row.Text.Split(':')[0])).Select(row => $"{path} {Regex.Replace(row.Text, "^(\\d+): *", "$1 = ")}"));
    }

    /// <summary>case (000, 120/CC/TID) and (5, 1): without blanks after commas; default: as else.</summary>
    static string Keys(string text) => text.Replace(", ", ",").Replace("case (", "case ").TrimEnd(':', text.StartsWith("case", StringComparison.Ordinal) ? ')' : ':').Replace("default", "else");

    [GeneratedRegex("(?<=quantity )\\S+")]
    private static partial Regex Lsb { get; }

    /// <summary>The LSB in lowest terms.</summary>
    static string Reduced(string content) => Lsb.Replace(content, match => SpecLsb.TryParse(match.Value, out SpecLsb lsb) ? lsb.ToString() : "?");
}
