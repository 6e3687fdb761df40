using System.Collections;
using System.Globalization;

namespace Atalaya.Server.Archive.Output;

/// <summary>A value of an answer as text.</summary>
static class CellText
{
    /// <summary>Null = no value.</summary>
    public static string? Of(object? value) => value switch
    {
        null or DBNull => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        DateTimeOffset time => Of(time.UtcDateTime),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IDictionary fields => $"{{{string.Join(", ", fields.Keys.Cast<object>().Select(key => $"{Of(key)}: {Of(fields[key]) ?? "null"}"))}}}",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(item => Of(item) ?? "null"))}]",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    public static bool IsNumber(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal || type == typeof(System.Numerics.BigInteger);
}
