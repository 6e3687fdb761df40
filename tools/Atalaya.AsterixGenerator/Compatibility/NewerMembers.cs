using System.Globalization;

namespace Atalaya.Formats.Asterix.Specs;

/// <summary>Members of the framework that the definition reader uses and netstandard2.0 does not have.</summary>
static class NewerMembers
{
    extension(int)
    {
        public static bool TryParse(ReadOnlySpan<char> text, NumberStyles style, IFormatProvider provider, out int value) =>
            int.TryParse(text.ToString(), style, provider, out value);
    }

    extension(long)
    {
        public static bool TryParse(ReadOnlySpan<char> text, NumberStyles style, IFormatProvider provider, out long value) =>
            long.TryParse(text.ToString(), style, provider, out value);
    }

    extension(string)
    {
        public static string Create(IFormatProvider provider, FormattableString text) => text.ToString(provider);

        public static string Join(char separator, params string[] parts) => string.Join(separator.ToString(), parts);
    }

    public static bool Contains(this string text, char character) => text.IndexOf(character) >= 0;

    public static string[] Split(this string text, char separator, StringSplitOptions options) => text.Split([separator], options);

    public static bool EndsWith(this string text, char character) => text.Length > 0 && text[text.Length - 1] == character;

    public static bool TryAdd<TKey, TValue>(this SortedDictionary<TKey, TValue> table, TKey key, TValue value)
        where TKey : notnull
    {
        if (table.ContainsKey(key)) return false;
        table.Add(key, value);
        return true;
    }
}
