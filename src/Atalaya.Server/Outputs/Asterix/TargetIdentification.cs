using Atalaya.Core.Identity;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>The eight characters of I062/245 and 380: letters, digits and blanks (ICAO Annex 10 vol. IV, 3.1.2.9.1.2). Another text is not sent.</summary>
static class TargetIdentification
{
    const int MaxLength = 8;

    public static bool TryOf(PackedText callsign, out PackedText text)
    {
        text = callsign;
        int length = callsign.Length;
        if (length is 0 or > MaxLength) return false;
        for (int i = 0; i < length; i++)
            if (!IsAllowed(PackedText.CharacterOf(callsign.CodeAt(i)))) return false;
        return true;
    }

    static bool IsAllowed(char character) => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character) || character == ' ';
}
