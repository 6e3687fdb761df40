using System.Text;

namespace Atalaya.Server.Configuration;

/// <summary>Finds lines, indents, commas and comments between the values of a configuration.</summary>
static class ConfigurationLayout
{
    public static string LineEnd(ReadOnlySpan<byte> utf8) => utf8.IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";

    /// <summary>The white space at the start of the line that holds a place.</summary>
    public static string Indent(ReadOnlySpan<byte> utf8, int at)
    {
        int start = utf8[..at].LastIndexOf((byte)'\n') + 1;
        int end = start;
        while (end < utf8.Length && utf8[end] is (byte)' ' or (byte)'\t') end++;
        return Encoding.UTF8.GetString(utf8[start..end]);
    }

    /// <summary>The white space before a place if it is the first of its line, else another.</summary>
    public static string IndentOr(ReadOnlySpan<byte> utf8, int at, string otherwise)
    {
        int start = utf8[..at].LastIndexOf((byte)'\n') + 1;
        return start > 0 && utf8[start..at].IndexOfAnyExcept((byte)' ', (byte)'\t') < 0 ? Encoding.UTF8.GetString(utf8[start..at]) : otherwise;
    }

    /// <summary>The comma between a place and an end, comments passed over; -1 = there is none.</summary>
    public static int Comma(ReadOnlySpan<byte> utf8, int at, int end)
    {
        while (at < end)
        {
            if (utf8[at] == (byte)',') return at;
            at = utf8[at] == (byte)'/' ? CommentEnd(utf8, at, end) : at + 1;
        }

        return -1;
    }

    /// <summary>The end of the line, if nothing but comments is left of it; else the place itself.</summary>
    public static int LineRest(ReadOnlySpan<byte> utf8, int at, int end)
    {
        int to = at;
        while (to < end && utf8[to] is (byte)' ' or (byte)'\t' or (byte)'/')
        {
            int next = utf8[to] == (byte)'/' ? CommentEnd(utf8, to, end) : to + 1;
            if (utf8[to..next].Contains((byte)'\n')) break;
            to = next;
        }

        return to < end && utf8[to] is (byte)'\r' or (byte)'\n' ? to : at;
    }

    /// <summary>What is between the brackets of an empty container and may be replaced: all white space, or that before the closing bracket.</summary>
    public static TextSpan Room(ReadOnlySpan<byte> utf8, OutlineContainer container)
    {
        int start = container.Close;
        while (start > container.Open + 1 && utf8[start - 1] is (byte)' ' or (byte)'\t') start--;
        if (start > container.Open + 1 && utf8[start - 1] == (byte)'\n')
        {
            // The line break may end a comment, and the new text brings its own.
            start--;
            if (utf8[start - 1] == (byte)'\r') start--;
        }

        int all = container.Open + 1;
        bool isBlank = utf8[all..container.Close].IndexOfAnyExcept(" \t\r\n"u8) < 0;
        return new TextSpan(isBlank ? all : start, container.Close);
    }

    /// <summary>Widens a part to whole lines if nothing else stands on them but a comment after it.</summary>
    public static (int Start, int End) WholeLines(ReadOnlySpan<byte> utf8, int start, int end, int close)
    {
        int lineStart = utf8[..start].LastIndexOf((byte)'\n') + 1;
        int lineEnd = LineRest(utf8, end, close);
        bool isAlone = lineStart > 0 && utf8[lineStart..start].IndexOfAnyExcept((byte)' ', (byte)'\t') < 0 && lineEnd < close && utf8[lineEnd] is (byte)'\r' or (byte)'\n';
        if (isAlone) return (lineStart, lineEnd + (utf8[lineEnd] == (byte)'\r' ? 2 : 1));
        while (end < close && utf8[end] == (byte)' ') end++;
        return (start, end);
    }

    /// <summary>Where a comment ends: before its line break, or after its last sign.</summary>
    static int CommentEnd(ReadOnlySpan<byte> utf8, int at, int end)
    {
        bool isBlock = at + 1 < end && utf8[at + 1] == (byte)'*';
        int length = isBlock ? utf8[(at + 2)..end].IndexOf("*/"u8) : utf8[at..end].IndexOf((byte)'\n');
        if (length < 0) return end;
        return isBlock ? at + 4 + length : at + length;
    }
}
