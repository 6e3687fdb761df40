using Atalaya.AsterixGenerator.Layout;

namespace Atalaya.AsterixGenerator.Emission;

/// <summary>The enumeration of the profiles of a category.</summary>
static class ProfilesEmitter
{
    public static GeneratedFile Emit(CategoryLayout category)
    {
        string summary = $"The profiles of category {category.Spec.Category:000}, as told by I{category.Spec.Category:000}/{category.Selector!.Path}.";
        var code = new CodeText(category.Spec.File, summary, $"public enum {category.ProfileType} : byte");
        foreach (ProfileLayout profile in category.Profiles) code.Line($"{profile.Name},");
        return new GeneratedFile(category.ProfileType, code.Finish());
    }

    /// <summary>A block of code for each profile of a category.</summary>
    public static void Switch(CodeText code, CategoryLayout category, string profile, Action<ProfileLayout> body, bool leaves = false)
    {
        code.Line($"switch ({profile})");
        code.Open();
        foreach (ProfileLayout choice in category.Profiles)
        {
            code.Line(choice == category.Profiles[0] ? "default:" : $"case {category.ProfileType}.{choice.Name}:");
            code.Open();
            body(choice);
            if (!leaves) code.Line("break;");
            code.Close();
            code.Line();
        }

        code.Close();
    }
}
