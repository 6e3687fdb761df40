using Atalaya.AsterixGenerator.Layout;

namespace Atalaya.AsterixGenerator.Emission;

/// <summary>The view of a whole record.</summary>
sealed class RecordEmitter(CategoryLayout category)
{
    readonly string _type = category.Prefix + "Record";

    public GeneratedFile Emit()
    {
        var presence = new PresenceEmitter(category, category.Uap);
        string summary = $"A record of category {category.Spec.Category:000}, {category.Spec.Title}, edition {category.Spec.Edition} ({category.Spec.Source}).";
        var code = new CodeText(category.Spec.File, summary, $"public readonly ref struct {_type} : IAsterixRecord<{_type}>");
        presence.Fields(code);
        Constructor(code, presence);
        Reading(code);
        presence.Properties(code);
        Accept(code, presence);
        Encode(code);
        presence.OffsetsType(code);
        return new GeneratedFile(_type, code.Finish());
    }

    void Constructor(CodeText code, PresenceEmitter presence)
    {
        code.Line($"{_type}(ReadOnlySpan<byte> data, scoped ref AsterixFault fault)");
        code.Open();
        code.Line("int at = AsterixMeasure.Presence(data, 0, out ulong present, AsterixFaultKind.FspecPastBlock, -1, ref fault);");
        code.Line("if (at < 0) return;");
        code.Line("if (present <= 1) { AsterixMeasure.Fail(AsterixFaultKind.EmptyRecord, -1, 0, ref fault); return; }");
        presence.Check(code, true, "return;", "SpareFrn", -1);
        code.Line($"if (AsterixMeasure.NothingBeyond(at, present & {MeasureCode.From(category.Uap.Count)}, AsterixFaultKind.SpareFrn, -1, ref fault) < 0) return;");
        code.Line("_present = present;");
        code.Line("_octets = data[..at];");
        code.Close();
    }

    void Reading(CodeText code)
    {
        code.Line();
        code.Line($"public static int Category => {category.Spec.Category};").Line();
        code.Line($"public static string Edition => \"{category.Spec.Edition}\";").Line();
        code.Line($"public static string ExpansionEdition => \"{category.Expansion?.Edition}\";").Line();
        code.Line($"public static ulong DefinitionHash => 0x{category.Spec.Hash + 31 * (category.Expansion?.Hash ?? 0):X16};").Line();
        code.Line($"public static int ExpansionNode => {category.Items.Find(item => item.Inner is not null)?.Index ?? -1};").Line();
        string doubts = string.Join(" + ", category.Uap.Where(item => item?.Inner is not null).Select(item => $"(Doubts{item!.Name} ? 1 : 0)"));
        code.Summary("Fields that do not fit their definition and stay octets.");
        code.Line($"public int Doubts => {(doubts.Length > 0 ? doubts : "0")};").Line();
        code.Summary("Octets from the first presence bit to the end of the last item.");
        code.Line("public int Length => _octets.Length;").Line();
        code.Summary("Finds and checks every item of the record that begins at the start of the data; the data end where the block ends.");
        code.Line($"public static bool TryRead(ReadOnlySpan<byte> data, out {_type} record, out AsterixFault fault)");
        code.Open();
        code.Line("fault = default;");
        code.Line($"record = new {_type}(data.Length > ushort.MaxValue ? data[..ushort.MaxValue] : data, ref fault);");
        code.Line("return fault.Kind == AsterixFaultKind.None;");
        code.Close();
    }

    static void Accept(CodeText code, PresenceEmitter presence)
    {
        code.Line();
        code.Summary("Hands all values over in the order of the wire.");
        code.Line($"public void Accept{NodeCode.Sink}");
        code.Open();
        presence.Accept(code, "sink");
        code.Close();
    }

    void Encode(CodeText code)
    {
        code.Line();
        code.Summary("Writes the values again, as short as they can be; gives the length.");
        code.Line("public int Encode(Span<byte> destination)");
        code.Open();
        code.Line($"var writer = new {category.Prefix}Writer(destination);");
        code.Line("writer.Copy(this);");
        code.Line("return writer.Complete();");
        code.Close();
    }
}
