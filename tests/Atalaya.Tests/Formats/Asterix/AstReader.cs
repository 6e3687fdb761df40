using System.Text.RegularExpressions;

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
            if (line.Text.StartsWith("edition", StringComparison.Ordinal) || line.Text.StartsWith("date", StringComparison.Ordinal)) facts.Add(line.Text);
            if (line.Text.StartsWith("asterix", StringComparison.Ordinal)) facts.Add(line.Text["asterix ".Length..].Split(' ')[0]);
            if (line.Text == "items") line.Children.ForEach(item => Item(facts, "", item));
            if (line.Text == "uap") facts.Add("uap " + string.Join(' ', line.Children.Select(slot => slot.Text)));
        }

        return facts;
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
            Line content = line.Children[0];
            facts.Add($"{path} {line.Text} {content.Text}");
            facts.AddRange(content.Children.Select(row => $"{path} {Regex.Replace(row.Text, "^(\\d+): *", "$1 = ")}"));
            return;
        }

        facts.Add($"{path} {line.Text}");
        if (line.Text.StartsWith("repetitive", StringComparison.Ordinal)) Variation(facts, path, line.Children[0]);
        else line.Children.ForEach(child => Item(facts, path, child));
    }
}
