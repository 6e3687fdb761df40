using Atalaya.Integrity.Rules;
using Atalaya.Server.Configuration;

namespace Atalaya.Server.Areas;

/// <summary>Takes the areas of a file into the text of a configuration.</summary>
static class AreaImport
{
    public static string Apply(string text, IReadOnlyList<AlertArea> before, List<AreaFeature> features)
    {
        foreach (AreaFeature feature in features)
        {
            if (feature.Area is not { } area) continue;
            int index = IndexOf(before, area.Name);
            if (index < 0) text = ConfigurationEditor.AddItem(text, "areas", feature.Json!);
            else if (!AreaComparison.AreSame(before[index], area)) text = ConfigurationEditor.ReplaceItem(text, "areas", index, feature.Json!);
        }

        return text;
    }

    public static AreaImportModel Describe(IReadOnlyList<AlertArea> before, List<AreaFeature> features, string version)
    {
        AreaFeatureModel[] rows = [.. features.Select(feature => new AreaFeatureModel(feature.Number, feature.Line, feature.Name, OutcomeOf(before, feature), feature.Problem, feature.Note))];
        int Count(string outcome) => rows.Count(row => row.Outcome == outcome);
        return new AreaImportModel(version, Count("added"), Count("changed"), Count("unchanged"), Count("refused"), rows);
    }

    static string OutcomeOf(IReadOnlyList<AlertArea> before, AreaFeature feature)
    {
        if (feature.Area is not { } area) return "refused";
        int index = IndexOf(before, area.Name);
        return index < 0 ? "added" : AreaComparison.AreSame(before[index], area) ? "unchanged" : "changed";
    }

    static int IndexOf(IReadOnlyList<AlertArea> areas, string name)
    {
        for (int i = 0; i < areas.Count; i++)
            if (areas[i].Name == name) return i;
        return -1;
    }
}
