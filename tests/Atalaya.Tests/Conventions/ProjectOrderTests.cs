using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Atalaya.Tests.Conventions;

/// <summary>The folder listing is the data flow: a project may reference only those that sort before it.</summary>
public sealed class ProjectOrderTests
{
    static readonly string[] Order = ["Core", "Formats", "Fusion", "Integrity", "Pipeline", "Recording", "Scenarios", "Server"];

    public static TheoryData<string> Projects => [.. Order];

    [Fact]
    public void The_list_names_every_project_of_src()
    {
        string[] folders = [.. Directory.GetDirectories(Path.Combine(Root(), "src")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
        Assert.Equal(Order.Select(name => $"Atalaya.{name}"), folders);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_point_backwards(string project)
    {
        foreach (string reference in Includes(project, "ProjectReference"))
        {
            string name = Path.GetFileNameWithoutExtension(reference.Replace('\\', '/'))["Atalaya.".Length..];
            Assert.True(Array.IndexOf(Order, name) is int place && place >= 0 && place < Array.IndexOf(Order, project), $"{project} references {name}");
        }
    }

    [Theory]
    [InlineData("Formats")]
    [InlineData("Fusion")]
    [InlineData("Recording")]
    public void These_meet_only_in_the_types_of_core(string project) =>
        Assert.All(Includes(project, "ProjectReference"), reference => Assert.EndsWith("Atalaya.Core.csproj", reference));

    /// <summary>It holds what the tracker made of each report against the reports.</summary>
    [Fact]
    public void Integrity_knows_core_and_fusion() => Assert.Equal(["../Atalaya.Core/Atalaya.Core.csproj", "../Atalaya.Fusion/Atalaya.Fusion.csproj"], Includes("Integrity", "ProjectReference"));

    [Theory]
    [InlineData("Core")]
    [InlineData("Formats")]
    [InlineData("Fusion")]
    public void These_need_no_packages(string project) => Assert.Empty(Includes(project, "PackageReference"));

    /// <summary>What is named in a project; generators run inside the compiler and are no part of what it builds.</summary>
    static string[] Includes(string project, string element) =>
        [.. XDocument.Load(Path.Combine(Root(), "src", $"Atalaya.{project}", $"Atalaya.{project}.csproj")).Descendants(element).Where(item => item.Attribute("OutputItemType")?.Value != "Analyzer").Select(item => item.Attribute("Include")!.Value)];

    static string Root([CallerFilePath] string path = "")
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Atalaya.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
    }
}
