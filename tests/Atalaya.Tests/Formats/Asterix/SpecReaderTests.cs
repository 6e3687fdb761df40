using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.Tests.Formats.Asterix;

public sealed class SpecReaderTests
{
    const string Head = "category 000 \"Test\"\nedition 1.0\n";

    /// <summary>The whole notation in one file, as documented in docs/formats/asterix.md.</summary>
    const string Everything = """
        # every construct
        category 001 "Everything"
        edition 1.0
        date 2026-01-01
        source "a document"

        010 group "Identification"
          SAC 8 raw
          SIC 8 raw
        020 extended
          TYP 1 table "Type"
            0 = plot
            1 = track
          spare 6
          fx
          X 8 signed 1/2^7 NM >= -1 <= 1
        030 repeat fx 7 table
          1 = one
        040 repeat 1 group
          A 4 unsigned
          B 4 octal
        050 64 bds
        051 56 bds 30
        052 64 bds ?
        060 compound
          A 8 ascii
          -
          B repeat 2 16 raw
        070 compound 1
          A 48 icao
        080 case 020/TYP,010/SAC
          when 0,1: 8 signed 1/10 kt
          when (1,2): group
            V 8 raw
          else 8 raw
        RE explicit re
        SP explicit sp
        X explicit any

        uap plot
          010 020 030 -
          rfs
        uap track
          010 020
        select 020/TYP
          0 plot
          1 track
        """;

    [Fact]
    public void Reads_every_construct()
    {
        SpecFile spec = SpecReader.Read("everything.spec", Everything);
        Assert.Equal((1, "Everything", "1.0", "2026-01-01", "a document"), (spec.Category, spec.Title, spec.Edition, spec.Date, spec.Source));
        SpecNode Item(string name) => spec.Items.Single(item => item.Name == name);
        Assert.Equal(["TYP", "", "", "X"], Item("020").Children.Select(child => child.Name));
        Assert.Equal("plot", Item("020").Children[0].Table[0]);
        Assert.Equal((new SpecLsb(1, 128), "NM", ">= -1 <= 1", true), (Item("020").Children[3].Lsb, Item("020").Children[3].Unit, Item("020").Children[3].Limits, Item("020").Children[3].Signed));
        Assert.Equal("one", Item("030").Children[0].Table[1]);
        Assert.Equal(2, Item("040").Children[0].Children.Count);
        Assert.Equal(["", "30", "?"], spec.Items.Where(item => item.Content == SpecContent.Bds).Select(item => item.Argument));
        Assert.Equal(SpecKind.Gap, Item("060").Children[1].Kind);
        Assert.Equal(2, Item("060").Children[2].Octets);
        Assert.Equal(1, Item("070").Octets);
        Assert.Equal(["0,1", "(1,2)", ""], Item("080").Children.Select(child => child.Argument));
        Assert.Equal("V", Item("080").Children[1].Children[0].Children[0].Name);
        Assert.Equal(["re", "sp", "any"], spec.Items.Where(item => item.Kind == SpecKind.Explicit).Select(item => item.Argument));
        Assert.Equal(["010", "020", "030", "-", "rfs"], spec.Uaps[0].Slots);
        Assert.Equal(("020/TYP", 1), (spec.Selector, spec.Uaps[1].SelectedBy.Single()));
        Assert.True(SpecReader.Read("x", "expansion 048 \"RE\"\nedition 1.13\nRE compound 1\n  A 8 raw\n").IsExpansion);
    }

    const string Newer = "category 001 \"A\"\nedition 1.10\n010 8 raw\n030 8 raw\nuap\n  010 030\n";

    [Fact]
    public void An_edition_is_the_difference_to_another()
    {
        SpecFile older = SpecReader.Read("cat001-1.9.spec", "category 001 \"A\"\nedition 1.9\nlike 1.10\nwithout 010\n020 8 octal\n030 16 raw\nuap\n  030 020\n", name => name == "cat001-1.10.spec" ? Newer : null);
        Assert.Equal("1.9", older.Edition);
        Assert.Equal([("020", 8), ("030", 16)], older.Items.Select(item => (item.Name, item.Bits)));
        Assert.Equal(["030", "020"], older.Uaps.Single().Slots);
    }

    [Theory]
    [InlineData("like 1.11\n", "there is no cat001-1.11.spec")]
    [InlineData("like 1.10\nwithout 040\n", "040 is not in edition 1.10")]
    [InlineData("like 1.9\n", "more than 16 editions")]
    public void An_edition_like_none_is_refused(string text, string reason)
    {
        string self = "category 001 \"A\"\nedition 1.9\n" + text;
        SpecException mistake = Assert.Throws<SpecException>(() => SpecReader.Read("cat001-1.9.spec", self, name => name switch
        {
            "cat001-1.10.spec" => Newer,
            "cat001-1.9.spec" => self,
            _ => null,
        }));
        Assert.Equal(3, mistake.Line);
        Assert.Contains(reason, mistake.Message);
    }

    [Theory]
    [InlineData("010 8 raww\n", 3, "no content")]
    [InlineData("010 group\n   A 8 raw\n", 4, "two spaces")]
    [InlineData("010 group\n    A 8 raw\n", 4, "too far")]
    [InlineData("010 8 raw\n  A 8 raw\n", 4, "can have no parts")]
    [InlineData("010 8 raw\n010 8 raw\n", 4, "defined twice")]
    [InlineData("010 2 table\n  4 = four\n", 4, "does not fit")]
    [InlineData("010 2 table\n  1 = a\n  1 = b\n", 5, "defined twice")]
    [InlineData("010 8 unsigned 1/2\n", 3, "needs a unit")]
    [InlineData("010 repeat\n", 3, "missing")]
    [InlineData("010 explicit xy\n", 3, "re, sp or any")]
    [InlineData("010 group \"a\" b\n", 3, "title ends the line")]
    [InlineData("select 010\n  0 plot\n", 4, "no uap")]
    public void Locates_mistakes(string text, int line, string reason)
    {
        SpecException mistake = Assert.Throws<SpecException>(() => SpecReader.Read("a.spec", Head + text));
        Assert.Equal(("a.spec", line), (mistake.File, mistake.Line));
        Assert.Contains(reason, mistake.Message);
        Assert.StartsWith($"a.spec:{line}: ", mistake.Message);
    }

    [Theory]
    [InlineData("010 case 020\n  else 8 raw\nuap\n  010\n", 3, "020 is no element")]
    [InlineData("010 case 020\nuap\n  010\n", 3, "no choices")]
    [InlineData("010 8 raw\n020 case 010\n  when x: 8 raw\nuap\n  010\n", 5, "'x' is no value of 010")]
    [InlineData("010 8 raw\n020 case 010\n  when 1: 8 raw\n  X 8 raw\nuap\n  010\n", 6, "when and else")]
    [InlineData("010 8 raw\n020 case 010,010\n  when 1: 8 raw\nuap\n  010\n", 5, "does not have the 2 values")]
    [InlineData("010 8 raw\n020 case 010\n  when 1: 8 raw\n  else 16 raw\nuap\n  010\n", 6, "same size (8 bits)")]
    [InlineData("010 8 raw\nuap a\n  010\nuap b\n  010\n", 6, "several uaps need a select")]
    [InlineData("010 8 raw\n020 8 raw\nuap a\n  010 020\nuap b\n  020 010\nselect 020\n  0 a\n", 7, "differ before the selector")]
    [InlineData("010 compound 1\n  A 8 raw\n  B 8 raw\n  C 8 raw\n  D 8 raw\n  E 8 raw\n  F 8 raw\n  G 8 raw\n  H 8 raw\n  I 8 raw\nuap\n  010\n", 3, "at most 8 parts")]
    [InlineData("010 7 raw\nuap\n  010\n", 3, "whole octets")]
    [InlineData("010 8 raw\nuap\n  011\n", 4, "not defined")]
    [InlineData("010 extended\n  A 8 raw\n  fx\nuap\n  010\n", 5, "whole octets")]
    public void Refuses_what_it_cannot_run(string text, int line, string reason)
    {
        SpecException refusal = Assert.Throws<SpecException>(() => AsterixCategory.Compile(SpecReader.Read("a.spec", Head + text)));
        Assert.Equal(line, refusal.Line);
        Assert.Contains(reason, refusal.Message);
    }

    [Theory]
    [InlineData("360/2^16", 45, 8192)]
    [InlineData("25/4", 25, 4)]
    [InlineData("1/10^3", 1, 1000)]
    [InlineData("1", 1, 1)]
    public void Lsbs_are_exact(string text, long numerator, long denominator)
    {
        Assert.True(SpecLsb.TryParse(text, out SpecLsb lsb));
        Assert.Equal(new SpecLsb(numerator, denominator), lsb);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1/0")]
    [InlineData("x")]
    [InlineData("-1/2")]
    [InlineData("1/2^99")]
    public void Refuses_no_lsb(string text) => Assert.False(SpecLsb.TryParse(text, out _));
}
