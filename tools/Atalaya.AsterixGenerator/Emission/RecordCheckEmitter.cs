using Atalaya.AsterixGenerator.Layout;

namespace Atalaya.AsterixGenerator.Emission;

/// <summary>How a record is found and checked: its constructor and what calls it.</summary>
sealed class RecordCheckEmitter(CategoryLayout category)
{
    readonly string _type = category.Prefix + "Record";

    public void Constructor(CodeText code, PresenceEmitter presence)
    {
        code.Line($"{_type}(ReadOnlySpan<byte> data, {(category.HasProfiles ? "scoped ref AsterixProfileChoice choice, " : "")}scoped ref AsterixFault fault)");
        code.Open();
        code.Line("int at = AsterixMeasure.Presence(data, 0, out ulong present, AsterixFaultKind.FspecPastBlock, -1, ref fault);");
        code.Line("if (at < 0) return;");
        code.Line("if (present <= 1) { AsterixMeasure.Fail(AsterixFaultKind.EmptyRecord, -1, 0, ref fault); return; }");
        if (category.HasProfiles) Profiles(code, presence);
        else Slots(code, presence, category.Profiles[0], 0);
        code.Line($"_present = {(category.HasProfiles ? "items" : "present")};");
        code.Line("_octets = data[..at];");
        code.Close();
    }

    static void Slots(CodeText code, PresenceEmitter presence, ProfileLayout profile, int from)
    {
        presence.CheckItems(code, profile, from, profile.Slots.Count);
        code.Line($"if (AsterixMeasure.NothingBeyond(at, present & {MeasureCode.From(profile.Slots.Count)}, AsterixFaultKind.SpareFrn, -1, ref fault) < 0) return;");
    }

    /// <summary>First what tells the profile, then the rest by that.</summary>
    void Profiles(CodeText code, PresenceEmitter presence)
    {
        code.Line("ulong items = 0;");
        presence.CheckItems(code, category.Profiles[0], 0, category.CommonSlots);
        code.Line($"ulong? source = {Source()};");
        code.Line($"int? told = {Told()};");
        code.Line("choice.Choose(source, told);");
        code.Line($"_profile = ({category.ProfileType})choice.Profile;");
        ProfilesEmitter.Switch(code, category, "_profile", profile => Slots(code, presence, profile, category.CommonSlots));
    }

    string Source()
    {
        string area = CommonElement("010/SAC"), identification = CommonElement("010/SIC");
        return area.Length > 0 && identification.Length > 0 ? $"{IfSent("010")} ? ({area}) << 8 | ({identification}) : null" : "null";
    }

    string Told()
    {
        IEnumerable<string> arms = category.Profiles.SelectMany((profile, index) => profile.SelectedBy.Select(value => $"{value} => {index}"));
        return $"{IfSent(category.SelectorItem!.Path)} ? ({CommonElement(category.Selector!.Path)}) switch {{ {string.Join(", ", arms)}, _ => (int?)null }} : null";
    }

    int CommonSlot(string item) => category.Slots.FindIndex(0, category.CommonSlots, slot => slot?.Path == item);

    string IfSent(string item) => $"(items & {MeasureCode.Bit(CommonSlot(item))}) != 0";

    /// <summary>The bits of an element in the first part of an item that stands at the same place in all profiles; empty = there is none.</summary>
    string CommonElement(string path)
    {
        int slot = CommonSlot(path.Split('/')[0]);
        ElementLayout? element = slot < 0 || category.Slots[slot]!.Parts.Count == 0 ? null : category.Slots[slot]!.Parts[0].Elements.Find(element => element.Path == path);
        return element is null ? "" : ElementCode.RawFromOctets(element, $"_offsets[{slot}]", "data");
    }

    public void TryRead(CodeText code)
    {
        code.Summary("Finds and checks every item of the record that begins at the start of the data; the data end where the block ends.");
        code.Line($"public static bool TryRead(ReadOnlySpan<byte> data, out {_type} record, out AsterixFault fault)");
        code.Open();
        if (category.HasProfiles)
        {
            code.Line("AsterixProfileChoice choice = default;");
            code.Line("return TryRead(data, ref choice, out record, out fault);");
            code.Close();
            TryReadChoosing(code);
            return;
        }

        code.Line("fault = default;");
        code.Line($"record = new {_type}(data.Length > ushort.MaxValue ? data[..ushort.MaxValue] : data, ref fault);");
        code.Line("return fault.Kind == AsterixFaultKind.None;");
        code.Close();
    }

    /// <summary>A record that is broken chooses nothing.</summary>
    void TryReadChoosing(CodeText code)
    {
        code.Line();
        code.Summary("The same for the records of a block one after the other: one that does not tell its profile can have that of the one before.");
        code.Line($"public static bool TryRead(ReadOnlySpan<byte> data, scoped ref AsterixProfileChoice choice, out {_type} record, out AsterixFault fault)");
        code.Open();
        code.Line("fault = default;");
        code.Line("AsterixProfileChoice chosen = choice;");
        code.Line($"record = new {_type}(data.Length > ushort.MaxValue ? data[..ushort.MaxValue] : data, ref chosen, ref fault);");
        code.Line("if (fault.Kind != AsterixFaultKind.None) return false;");
        code.Line("choice = chosen;");
        code.Line("return true;");
        code.Close();
    }
}
