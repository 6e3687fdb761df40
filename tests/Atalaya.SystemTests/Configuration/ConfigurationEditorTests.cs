using System.Text;
using Atalaya.Server.Configuration;
using CsCheck;

namespace Atalaya.SystemTests.Configuration;

public sealed class ConfigurationEditorTests
{
    const string New = "\"sbs+tcp://new\"";

    static string[] Sources(string text) => [.. new ConfigurationReader("a.json", Encoding.UTF8.GetBytes(text)).Read().Sources.Select(source => source.Host)];

    [Theory]
    [InlineData("", "{\n  \"sources\": [\n    \"sbs+tcp://new\"\n  ]\n}\n")]
    [InlineData("{}", "{\n  \"sources\": [\n    \"sbs+tcp://new\"\n  ]\n}")]
    [InlineData("{\n  \"listen\": \"127.0.0.1:1\" // local\n}\n", "{\n  \"listen\": \"127.0.0.1:1\", // local\n  \"sources\": [\n    \"sbs+tcp://new\"\n  ]\n}\n")]
    [InlineData("{\"sources\": []}", "{\"sources\": [\n  \"sbs+tcp://new\"\n]}")]
    [InlineData("{\n  \"sources\": [\n    // none yet\n  ]\n}", "{\n  \"sources\": [\n    // none yet\n    \"sbs+tcp://new\"\n  ]\n}")]
    [InlineData("{\n  \"sources\": [ // none yet\n  ]\n}", "{\n  \"sources\": [ // none yet\n    \"sbs+tcp://new\"\n  ]\n}")]
    [InlineData("{\"sources\": [\"sbs+tcp://a\"]}", "{\"sources\": [\"sbs+tcp://a\", \"sbs+tcp://new\"]}")]
    [InlineData("{\"sources\": [\"sbs+tcp://a\",]}", "{\"sources\": [\"sbs+tcp://a\", \"sbs+tcp://new\",]}")]
    [InlineData("{\n\t\"sources\": [\n\t\t\"sbs+tcp://a\", // roof, of \"copper\"\n\t],\n}", "{\n\t\"sources\": [\n\t\t\"sbs+tcp://a\", // roof, of \"copper\"\n\t\t\"sbs+tcp://new\",\n\t],\n}")]
    [InlineData("{\n  \"sources\": [\n    \"sbs+tcp://a\" /* roof, */ // copper\n  ]\n}", "{\n  \"sources\": [\n    \"sbs+tcp://a\", /* roof, */ // copper\n    \"sbs+tcp://new\"\n  ]\n}")]
    [InlineData("{\r\n  \"sources\": [\r\n    \"sbs+tcp://a\"\r\n  ]\r\n}", "{\r\n  \"sources\": [\r\n    \"sbs+tcp://a\",\r\n    \"sbs+tcp://new\"\r\n  ]\r\n}")]
    public void ASourceIsAddedAndTheRestStays(string before, string after)
    {
        string text = ConfigurationEditor.AddItem(before, "sources", New);
        Assert.Equal(after, text);
        Assert.Equal("new", Sources(text)[^1]);
    }

    [Theory]
    [InlineData("{\"sources\": [\"sbs+tcp://a\", \"sbs+tcp://b\"]}", 0, "{\"sources\": [\"sbs+tcp://b\"]}")]
    [InlineData("{\"sources\": [\"sbs+tcp://a\", \"sbs+tcp://b\"]}", 1, "{\"sources\": [\"sbs+tcp://a\" ]}")]
    [InlineData("{\n  \"sources\": [\n    \"sbs+tcp://a\", // roof\n    \"sbs+tcp://b\" // mast\n  ]\n}", 1, "{\n  \"sources\": [\n    \"sbs+tcp://a\" // roof\n  ]\n}")]
    [InlineData("{\n  \"sources\": [\n    \"sbs+tcp://a\", // roof\n    \"sbs+tcp://b\",\n  ]\n}", 0, "{\n  \"sources\": [\n    \"sbs+tcp://b\",\n  ]\n}")]
    public void ASourceIsRemovedAndTheRestStays(string before, int index, string after) => Assert.Equal(after, ConfigurationEditor.RemoveItem(before, "sources", index));

    [Fact]
    public void AValueIsSetReplacedAndTakenAway()
    {
        string text = ConfigurationEditor.Set("{\n  // ours\n  \"sources\": [], // none\n}", "site", "[1, 2, 3]");
        Assert.Equal("{\n  // ours\n  \"sources\": [], // none\n  \"site\": [1, 2, 3],\n}", text);
        Assert.Equal("{\n  // ours\n  \"sources\": [], // none\n  \"site\": [4, 5],\n}", ConfigurationEditor.Set(text, "site", "[4, 5]"));
        Assert.Equal("{\n  // ours\n  \"sources\": [], // none\n}", ConfigurationEditor.Set(text, "site", null));
    }

    [Theory]
    [InlineData("", "{ \"enabled\": false }", "{\n  \"integrity\": {\n    \"collision\": { \"enabled\": false }\n  }\n}\n")]
    [InlineData("{\n  \"data\": \"x\", // ours\n  \"integrity\": {\n    \"collision\": {}, // quiet\n    \"conflict\": {} // too\n  }\n}\n", "{ \"alarm_s\": 9 }", "{\n  \"data\": \"x\", // ours\n  \"integrity\": {\n    \"collision\": { \"alarm_s\": 9 }, // quiet\n    \"conflict\": {} // too\n  }\n}\n")]
    [InlineData("{\n  \"integrity\": {\n    \"conflict\": {}\n  }\n}\n", "{}", "{\n  \"integrity\": {\n    \"conflict\": {},\n    \"collision\": {}\n  }\n}\n")]
    [InlineData("{\n  \"integrity\": {\n    \"collision\": {},\n    \"conflict\": {}\n  }\n}\n", null, "{\n  \"integrity\": {\n    \"conflict\": {}\n  }\n}\n")]
    [InlineData("{\n  \"data\": \"x\",\n  \"integrity\": { \"collision\": {} }\n}\n", null, "{\n  \"data\": \"x\"\n}\n")]
    [InlineData("{ \"integrity\": { \"conflict\": {} } }", null, "{ \"integrity\": { \"conflict\": {} } }")]
    [InlineData("{}", null, "{}")]
    public void AKeyWithinAnObjectIsSetReplacedAndTakenAway(string before, string? json, string after) => Assert.Equal(after, ConfigurationEditor.SetWithin(before, "integrity", "collision", json));

    [Fact]
    public void AnyTextStaysSoundAndKeepsItsOtherSources()
    {
        Gen<string> trivia = Gen.OneOf(Gen.Const(""), Gen.Const(" "), Gen.Const("\n  "), Gen.Const(" // x, \"]\n"), Gen.Const("/* , ] */"), Gen.Const("\r\n"), Gen.Const("/*\n*/"));
        Gen.Select(Gen.Select(trivia, trivia, trivia).Array[0, 4], Gen.Bool, trivia, trivia, Gen.Int[0, 3]).Sample((items, hasTrailingComma, inner, after, index) =>
        {
            StringBuilder list = new();
            for (int i = 0; i < items.Length; i++)
            {
                list.Append(items[i].Item1).Append($"\"sbs+tcp://h{i}\"").Append(items[i].Item2);
                if (i + 1 < items.Length || hasTrailingComma) list.Append(',').Append(items[i].Item3);
            }

            string text = $"{{{after}\"sources\":{after}[{list}{inner}]{after}{(hasTrailingComma ? "," : "")}{after}}}";
            string[] hosts = Sources(text);
            string added = ConfigurationEditor.AddItem(text, "sources", New);
            Assert.Equal([.. hosts, "new"], Sources(added));
            if (index < hosts.Length) Assert.Equal(hosts.Where((_, i) => i != index), Sources(ConfigurationEditor.RemoveItem(text, "sources", index)));
            Assert.Equal(hosts, Sources(ConfigurationEditor.Set(text, "site", "[1, 2]")));
        });
    }
}
