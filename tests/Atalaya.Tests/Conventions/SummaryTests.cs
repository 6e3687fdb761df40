using System.Reflection;
using System.Xml.Linq;

namespace Atalaya.Tests.Conventions;

/// <summary>Every public type of the two libraries says what it is.</summary>
public sealed class SummaryTests
{
    [Theory]
    [InlineData("Atalaya.Core")]
    [InlineData("Atalaya.Formats")]
    public void Public_types_have_a_summary(string assemblyName)
    {
        XDocument documentation = XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{assemblyName}.xml"));
        HashSet<string> described = [.. documentation.Descendants("member").Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value)).Select(member => member.Attribute("name")!.Value)];
        IEnumerable<string> types = Assembly.Load(assemblyName).GetExportedTypes().Select(type => type.FullName!.Replace('+', '.'));
        Assert.All(types, name => Assert.Contains($"T:{name}", described));
    }
}
