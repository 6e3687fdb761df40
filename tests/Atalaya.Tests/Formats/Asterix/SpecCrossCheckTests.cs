using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.Tests.Formats.Asterix;

/// <summary>Our definition files state the same facts as the public ones: items, names, order, sizes, contents, LSBs, units, limits, tables, choices, profiles.</summary>
public sealed class SpecCrossCheckTests
{
    /// <summary>Editions that the public collection lacks; each file says where its facts are from.</summary>
    static readonly string[] FromElsewhere = ["cat048-1.15", "cat048-1.21", "cat048-1.23"];

    /// <summary>
    /// Where the public collection is wrong: 16 bits of 1/16 m/s reach ±2048 m/s, the limits are ±8192 m/s; 8 bits of 1/16 m/s² reach ±8, the limits
    /// are ±31. jASTERIX and the Croatian decoder use 1/4.
    /// </summary>
    static readonly string[] Corrected = ["cat010-1.1: 202/VX ", "cat010-1.1: 202/VY ", "cat010-1.1: 210/AX ", "cat010-1.1: 210/AY "];

    [Fact]
    public void Same_facts_as_the_public_definitions()
    {
        int compared = 0;
        foreach (string path in Directory.GetFiles(SharedData.Path("asterix/specs"), "*.ast", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string category = Path.GetFileName(Path.GetDirectoryName(path)!);
            string name = Path.GetFileNameWithoutExtension(path).Replace("cat-", category + "-").Replace("ref-", category.Replace("cat", "ref") + "-");
            Compare(name, AstReader.Facts(File.ReadAllText(path)), Facts(ShippedSpecs.Read(name + ".spec")));
            compared++;
        }

        Assert.Equal(ShippedSpecs.Names.Count - FromElsewhere.Length, compared);
    }

    static void Compare(string name, List<string> expected, List<string> actual)
    {
        for (int i = 0; i < Math.Min(expected.Count, actual.Count); i++)
        {
            string fact = $"{name}: {expected[i]}";
            if (Corrected.Any(correction => fact.StartsWith(correction, StringComparison.Ordinal))) fact = fact.Replace("1/16", "1/4").Replace("1/2^4", "1/2^2");
            Assert.Equal(fact, $"{name}: {actual[i]}");
        }

        Assert.Equal(expected.Count, actual.Count);
    }

    static List<string> Facts(SpecFile spec)
    {
        var facts = new List<string> { spec.Category.ToString("000"), $"edition {spec.Edition}", $"date {spec.Date}" };
        foreach (SpecNode item in spec.Items) Node(facts, item.Name, item);
        facts.AddRange(spec.Uaps.Select(uap => $"uap {uap.Name} {string.Join(' ', uap.Slots)}"));
        facts.AddRange(spec.Uaps.SelectMany(uap => uap.SelectedBy.Select(value => (value, uap.Name))).Order().Select(row => $"select {spec.Selector} {row.value} {row.Name}"));
        return facts;
    }

    static void Node(List<string> facts, string path, SpecNode node)
    {
        switch (node.Kind)
        {
            case SpecKind.Element:
                facts.Add($"{path} element {node.Bits} {Content(node)}");
                facts.AddRange(node.Table.Select(row => $"{path} {row.Key} = {row.Value}"));
                break;
            case SpecKind.Repetitive:
                facts.Add($"{path} repetitive {(node.Octets == 0 ? "fx" : node.Octets)}");
                Node(facts, path, node.Children[0]);
                break;
            case SpecKind.Explicit:
                facts.Add($"{path} explicit {node.Argument}");
                break;
            case SpecKind.Case:
                facts.Add($"{path} case {node.Argument}");
                foreach (SpecNode choice in node.Children) Node(facts, $"{path} {(choice.Argument.Length == 0 ? "else" : choice.Argument)}", choice.Children[0]);
                break;
            default:
                facts.Add($"{path} {node.Kind.ToString().ToLowerInvariant()}{(node.Octets > 0 ? $" {node.Octets}" : "")}");
                foreach (SpecNode child in node.Children) Child(facts, path, child);
                break;
        }
    }

    static void Child(List<string> facts, string path, SpecNode child)
    {
        if (child.Kind == SpecKind.Spare) facts.Add($"{path} spare {child.Bits}");
        else if (child.Kind is SpecKind.Fx or SpecKind.Gap) facts.Add($"{path} -");
        else Node(facts, $"{path}/{child.Name}", child);
    }

    static string Content(SpecNode node)
    {
        string limits = node.Limits.Length > 0 ? " " + node.Limits : "";
        return node.Content switch
        {
            SpecContent.Raw or SpecContent.Table => node.Content.ToString().ToLowerInvariant(),
            SpecContent.Integer => (node.Signed ? "signed" : "unsigned") + " integer" + limits,
            SpecContent.Quantity => $"{(node.Signed ? "signed" : "unsigned")} quantity {node.Lsb} \"{(node.Unit == "none" ? "" : node.Unit)}\"{limits}",
            SpecContent.Bds => node.Argument.Length == 0 ? "bds" : "bds " + node.Argument,
            _ => "string " + node.Content.ToString().ToLowerInvariant(),
        };
    }
}
