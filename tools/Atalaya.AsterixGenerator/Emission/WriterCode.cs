using Atalaya.AsterixGenerator.Layout;
using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.AsterixGenerator.Emission;

/// <summary>Statements that write a single element into a room.</summary>
static class WriterCode
{
    public static string ParameterType(ElementLayout element) => element.IsIcao ? "PackedText" : ElementCode.TypeOf(element);

    /// <summary>The call behind <c>room.</c>; <paramref name="bit"/> counts from the start of the room.</summary>
    public static string Put(ElementLayout element, int bit, string path)
    {
        string place = $"{bit}, {element.Bits}";
        if (element.IsWide) return $"Octets({place}, value, \"{path}\")";
        if (element.IsAscii) return $"Ascii({place}, value, \"{path}\")";
        if (element.IsIcao) return $"Raw({place}, AsterixOctets.Pack(value, {element.Bits / 6}, \"{path}\"))";
        if (element.IsSigned && !element.IsQuantity) return $"Signed({place}, value, \"{path}\")";
        if (!element.IsQuantity) return ElementCode.TypeOf(element) == "ulong" ? $"Raw({place}, value)" : $"Unsigned({place}, (ulong)value, \"{path}\")";
        SpecLsb lsb = element.Source.Lsb;
        return $"Quantity({place}, value, {lsb.Numerator}.0, {lsb.Denominator}.0, {Flag(element.IsSigned)}, {Flag(Wraps(element))}, \"{path}\")";
    }

    /// <summary>An angle whose steps are a full circle.</summary>
    static bool Wraps(ElementLayout element) =>
        !element.IsSigned && element.Source.Unit == "°" && element.Bits < 64
        && (double)(1ul << element.Bits) * element.Source.Lsb.Numerator == 360.0 * element.Source.Lsb.Denominator;

    /// <summary>Takes an element over from a view.</summary>
    public static string Copy(ElementLayout element, bool nullable) =>
        !nullable ? $"{element.Name}(from.{element.Name});"
        : ElementCode.IsSpan(element) ? $"if (from.{element.Name}.Length > 0) {element.Name}(from.{element.Name});"
        : $"if (from.{element.Name} is {{ }} value{element.Index}) {element.Name}(value{element.Index});";

    static string Flag(bool value) => value ? "true" : "false";
}
