using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.Tests.Formats.Asterix;

/// <summary>Our definition files state the same facts as the public ones: items, names, sizes, contents, LSBs, units, limits, tables, profile.</summary>
public sealed class SpecCrossCheckTests
{
    [Theory]
    [InlineData("034", "1.29")]
    [InlineData("048", "1.32")]
    public void Same_facts_as_the_public_definition(string category, string edition)
    {
        List<string> expected = AstReader.Facts(File.ReadAllText(SharedData.Path($"asterix/specs/cat{category}/cat-{edition}.ast")));
        Assert.Equal(expected, Facts(SpecReader.Read("", Shipped($"cat{category}-{edition}.spec"))));
    }

    internal static string Shipped(string name)
    {
        using var reader = new StreamReader(typeof(SpecReader).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    static List<string> Facts(SpecFile spec)
    {
        var facts = new List<string> { spec.Category.ToString("000"), $"edition {spec.Edition}", $"date {spec.Date}" };
        foreach (SpecNode item in spec.Items) Node(facts, item.Name, item);
        facts.Add("uap " + string.Join(' ', spec.Uaps.Single().Slots));
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
            default:
                facts.Add($"{path} {node.Kind.ToString().ToLowerInvariant()}");
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
            SpecContent.Quantity => $"{(node.Signed ? "signed" : "unsigned")} quantity {Written(node.Lsb)} \"{node.Unit}\"{limits}",
            _ => "string " + node.Content.ToString().ToLowerInvariant(),
        };
    }

    /// <summary>An LSB the way the public definitions write it.</summary>
    static string Written(SpecLsb lsb)
    {
        if (lsb.Denominator == 1) return $"{lsb.Numerator}";
        int power = 0;
        while (1L << power < lsb.Denominator) power++;
        return lsb.Numerator switch
        {
            45 when power is 13 or 11 or 10 or 9 or 5 => $"360/2^{power + 3}",
            45 when power == 21 => "180/2^23",
            _ => $"{lsb.Numerator}/2^{power}",
        };
    }
}
