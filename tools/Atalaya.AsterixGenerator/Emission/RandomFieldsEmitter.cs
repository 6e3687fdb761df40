using Atalaya.AsterixGenerator.Layout;

namespace Atalaya.AsterixGenerator.Emission;

/// <summary>Views of random field sequencing: a list of fields, each a view with one item.</summary>
sealed class RandomFieldsEmitter(CategoryLayout category, NodeLayout node)
{
    readonly string _entry = node.Repeated!.TypeName;

    /// <summary>What methods take and pass on where the profile matters.</summary>
    readonly string _parameter = category.HasProfiles ? $", {category.ProfileType} profile" : "";

    public GeneratedFile View()
    {
        var code = new CodeText(category.Spec.File, NodeCode.Summary(node, category), $"public readonly ref struct {node.TypeName}");
        code.Line("readonly ReadOnlySpan<byte> _octets;");
        if (category.HasProfiles) code.Line($"readonly {category.ProfileType} _profile;");
        code.Line();
        code.Line($"internal {node.TypeName}(ReadOnlySpan<byte> octets{_parameter})");
        code.Open();
        code.Line("_octets = octets;");
        if (category.HasProfiles) code.Line("_profile = profile;");
        code.Close();
        code.Line();
        if (category.HasProfiles) code.Line($"internal {category.ProfileType} Profile => _profile;").Line();
        code.Line("public int Count => _octets[0];").Line();
        code.Line("public Enumerator GetEnumerator() => new(this);").Line();
        End(code);
        Field(code);
        NodeCode.Accept(code, node, () => code.Line("foreach (var field in this) field.Accept(ref local);"));
        Enumerator(code);
        return new GeneratedFile(node.TypeName, code.Finish());
    }

    void End(CodeText code)
    {
        code.Line($"internal static int End(ReadOnlySpan<byte> data, int at{_parameter}, ref AsterixFault fault)");
        code.Open();
        code.Line($"if (at >= data.Length) return AsterixMeasure.Fail(AsterixFaultKind.ItemPastBlock, {node.Index}, 0, ref fault);");
        code.Line($"for (int count = data[at++]; count > 0 && at >= 0; count--) at = Field(data, at{(category.HasProfiles ? ", profile" : "")}, out _, ref fault);");
        code.Line("return at;");
        code.Close();
        code.Line();
    }

    /// <summary>From the FRN of a field to its end; tells which item it is as a presence bit of the field's view.</summary>
    void Field(CodeText code)
    {
        code.Line($"static int Field(ReadOnlySpan<byte> data, int at{_parameter}, out ulong item, ref AsterixFault fault)");
        code.Open();
        code.Line("item = 0;");
        code.Line($"if (at >= data.Length) return AsterixMeasure.Fail(AsterixFaultKind.ItemPastBlock, {node.Index}, 0, ref fault);");
        code.Line("int frn = data[at++];");
        if (category.HasProfiles) ProfilesEmitter.Switch(code, category, "profile", profile => Items(code, profile), leaves: true);
        else Items(code, category.Profiles[0]);
        code.Close();
    }

    void Items(CodeText code, ProfileLayout profile)
    {
        code.Line("switch (frn)");
        code.Open();
        for (int slot = 0; slot < profile.Slots.Count; slot++)
        {
            if (profile.Slots[slot] is not { } item || item == node) continue;
            code.Line($"case {slot + 1}:");
            code.Below($"item = {MeasureCode.Bit(category.Slots.IndexOf(item))};");
            code.Below($"return {MeasureCode.Checked(item)};");
        }

        code.Line("default:");
        code.Below($"return AsterixMeasure.Fail(AsterixFaultKind.SpareFrn, {node.Index}, frn, ref fault);");
        code.Close();
    }

    void Enumerator(CodeText code)
    {
        code.Line();
        code.Summary("Goes through the fields in the order sent.");
        code.Line($"public ref struct Enumerator({node.TypeName} list)");
        code.Open();
        code.Line($"readonly {node.TypeName} _list = list;");
        code.Line("int _left = list.Count;");
        code.Line("int _start;");
        code.Line("int _end = 1;");
        code.Line("ulong _item;").Line();
        code.Line($"public readonly {_entry} Current => new(_list._octets[_start.._end], _item);").Line();
        code.Line("public bool MoveNext()");
        code.Open();
        code.Line("if (_left == 0) return false;");
        code.Line("_left--;");
        code.Line("_start = _end;");
        code.Line("AsterixFault fault = default;");
        code.Line($"_end = Field(_list._octets, _start{(category.HasProfiles ? ", _list._profile" : "")}, out _item, ref fault);");
        code.Line("return true;");
        code.Close();
        code.Close();
    }

    public GeneratedFile Entry()
    {
        var presence = new PresenceEmitter(category, [.. category.Slots.Select(item => item == node ? null : item)]);
        var code = new CodeText(category.Spec.File, $"A field of I{category.Spec.Category:000}/{node.Path}: one of its items is there.", $"public readonly ref struct {_entry}");
        code.Line("readonly ReadOnlySpan<byte> _octets;");
        code.Line("readonly ulong _present;").Line();
        code.Line($"internal {_entry}(ReadOnlySpan<byte> octets, ulong present)");
        code.Open();
        code.Line("_octets = octets;");
        code.Line("_present = present;");
        code.Close();
        code.Line();
        code.Summary("Field reference number of the item in the profile of the record.");
        code.Line("public int FRN => _octets[0];");
        presence.Properties(code, "1");
        NodeCode.Accept(code, node.Repeated!, () => presence.Accept(code, "local"));
        return new GeneratedFile(_entry, code.Finish());
    }
}
