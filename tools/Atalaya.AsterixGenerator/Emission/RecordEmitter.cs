using Atalaya.AsterixGenerator.Layout;

namespace Atalaya.AsterixGenerator.Emission;

/// <summary>The view of a whole record.</summary>
sealed class RecordEmitter(CategoryLayout category)
{
    readonly string _type = category.Prefix + "Record";
    readonly RecordCheckEmitter _check = new(category);

    public GeneratedFile Emit()
    {
        var presence = new PresenceEmitter(category, category.Slots);
        string summary = $"A record of category {category.Spec.Category:000}, {category.Spec.Title}, edition {category.Spec.Edition} ({category.Spec.Source}).";
        var code = new CodeText(category.Spec.File, summary, $"public readonly ref struct {_type} : IAsterixRecord<{_type}>");
        if (category.HasProfiles) code.Line($"readonly {category.ProfileType} _profile;");
        presence.Fields(code);
        _check.Constructor(code, presence);
        Definition(code);
        _check.TryRead(code);
        if (category.HasProfiles) code.Line().Line($"public {category.ProfileType} Profile => _profile;");
        presence.Properties(code);
        Accept(code);
        Encode(code);
        presence.OffsetsType(code);
        return new GeneratedFile(_type, code.Finish());
    }

    void Definition(CodeText code)
    {
        code.Line();
        code.Line($"public static int Category => {category.Spec.Category};").Line();
        code.Line($"public static string Edition => \"{category.Spec.Edition}\";").Line();
        code.Line($"public static string ExpansionEdition => \"{category.Expansion?.Edition}\";").Line();
        code.Line($"public static ulong DefinitionHash => 0x{category.Spec.Hash + 31 * (category.Expansion?.Hash ?? 0):X16};").Line();
        code.Line($"public static int ExpansionNode => {category.Items.Find(item => item.Inner is not null)?.Index ?? -1};").Line();
        string doubts = string.Join(" + ", category.Slots.Where(item => item?.Inner is not null).Select(item => $"(Doubts{item!.Name} ? 1 : 0)"));
        code.Summary("Fields that do not fit their definition and stay octets.");
        code.Line($"public int Doubts => {(doubts.Length > 0 ? doubts : "0")};").Line();
        code.Summary("Octets from the first presence bit to the end of the last item.");
        code.Line("public int Length => _octets.Length;").Line();
    }

    void Accept(CodeText code)
    {
        code.Line();
        code.Summary("Hands all values over in the order of the wire.");
        code.Line($"public void Accept{NodeCode.Sink}");
        code.Open();
        ForEachProfile(code, profile => PresenceEmitter.Accept(code, "sink", profile.Slots));
        code.Close();
    }

    void Encode(CodeText code)
    {
        code.Line();
        code.Summary("Writes the values again, as short as they can be; gives the length.");
        code.Line("public int Encode(Span<byte> destination)");
        code.Open();
        ForEachProfile(code, profile =>
        {
            code.Line($"var writer = new {category.Prefix}{profile.Name}Writer(destination);");
            code.Line("writer.Copy(this);");
            code.Line("return writer.Complete();");
        }, leaves: true);
        code.Close();
    }

    void ForEachProfile(CodeText code, Action<ProfileLayout> body, bool leaves = false)
    {
        if (category.HasProfiles) ProfilesEmitter.Switch(code, category, "_profile", body, leaves);
        else body(category.Profiles[0]);
    }
}
