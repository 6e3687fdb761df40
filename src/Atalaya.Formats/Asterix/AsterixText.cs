using Atalaya.Core.Identity;

namespace Atalaya.Formats.Asterix;

/// <summary>Text to the bits of an element; too short text is filled up with spaces, octal codes with zeros in front.</summary>
static class AsterixText
{
    public static ulong Pack(in AsterixElement element, ReadOnlySpan<char> text, string path)
    {
        int width = element.Form switch
        {
            AsterixForm.Icao => 6,
            AsterixForm.Ascii => 8,
            AsterixForm.Octal => 3,
            _ => throw new ArgumentException($"{path} is no text", nameof(path)),
        };
        int length = element.Bits / width;
        if (text.Length > length) throw new ArgumentException($"'{text}' is too long for {path}", nameof(text));
        ulong bits = 0;
        foreach (char character in text) bits = bits << width | Code(element.Form, character, path);
        if (element.Form == AsterixForm.Octal) return bits;
        for (int i = text.Length; i < length; i++) bits = bits << width | ' ';
        return bits;
    }

    static ulong Code(AsterixForm form, char character, string path) => form switch
    {
        AsterixForm.Icao => PackedText.CodeOf(character),
        AsterixForm.Octal when character is < '0' or > '7' => throw new ArgumentException($"'{character}' is no octal digit of {path}", nameof(character)),
        AsterixForm.Octal => (ulong)(character - '0'),
        _ => character < 256 ? character : '?',
    };
}
