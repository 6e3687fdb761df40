using System.Globalization;

namespace Atalaya.Server.Inputs;

/// <summary>Cuts a site's text into numbers, letters and marks, and settles what its commas mean.</summary>
static class SiteTokens
{
    static readonly Dictionary<string, char> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["N"] = 'N',
        ["north"] = 'N',
        ["norte"] = 'N',
        ["S"] = 'S',
        ["south"] = 'S',
        ["sur"] = 'S',
        ["E"] = 'E',
        ["east"] = 'E',
        ["este"] = 'E',
        ["W"] = 'W',
        ["west"] = 'W',
        ["oeste"] = 'W',
    };

    /// <summary>Typographic signs, and the plain ones they stand for.</summary>
    static readonly (char Sign, char Plain)[] Signs = [('º', '°'), ('˚', '°'), ('′', '\''), ('’', '\''), ('´', '\''), ('″', '"'), ('”', '"'), ('“', '"'), ('−', '-'), ('–', '-')];

    public static bool TryRead(string text, out List<SiteToken> tokens, out string reason)
    {
        tokens = [];
        text = text.Trim();
        foreach ((char sign, char plain) in Signs) text = text.Replace(sign, plain);
        text = text.Replace("''", "\"", StringComparison.Ordinal);
        if (!TrySettleCommas(text, out bool decimalCommas, out reason)) return false;
        int at = 0;
        while (at < text.Length)
            if (!TryReadOne(text, ref at, decimalCommas, tokens, out reason)) return false;
        return true;
    }

    static bool TryReadOne(string text, ref int at, bool decimalCommas, List<SiteToken> tokens, out string reason)
    {
        reason = "";
        char character = text[at];
        if (char.IsAsciiDigit(character) || character == '.') return TryReadNumber(text, ref at, decimalCommas, tokens, out reason);
        if (char.IsLetter(character)) return TryReadWord(text, ref at, tokens, out reason);
        at++;
        switch (character)
        {
            case '-':
                tokens.Add(new SiteToken(SiteTokenKind.Minus));
                return true;
            case ',' or ';' or '/':
                tokens.Add(new SiteToken(SiteTokenKind.Break));
                return true;
            case '°' or '\'' or '"':
                tokens.Add(new SiteToken(SiteTokenKind.Mark, Letter: character));
                return true;
            case '+' or '(' or ')' or '[' or ']':
                return true;
            default:
                if (char.IsWhiteSpace(character)) return true;
                reason = $"'{Printable(character)}' has no place in a site";
                return false;
        }
    }

    static bool TryReadNumber(string text, ref int at, bool decimalCommas, List<SiteToken> tokens, out string reason)
    {
        int start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.' || (decimalCommas && IsTightComma(text, at)))) at++;
        string number = text[start..at].Replace(',', '.');
        reason = "";
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
        {
            reason = $"'{text[start..at]}' is not a number";
            return false;
        }

        tokens.Add(new SiteToken(SiteTokenKind.Number, value, number.Contains('.')));
        return true;
    }

    static bool TryReadWord(string text, ref int at, List<SiteToken> tokens, out string reason)
    {
        int start = at;
        while (at < text.Length && char.IsLetter(text[at])) at++;
        string word = text[start..at];
        reason = word.ToUpperInvariant() switch
        {
            "O" => "O is west in Spanish and east in German: write W or E",
            "FT" or "FEET" or "KM" => "a height is written in metres: 40 m",
            _ => "",
        };
        if (reason.Length > 0) return false;
        if (Words.TryGetValue(word, out char letter)) tokens.Add(new SiteToken(SiteTokenKind.Letter, Letter: letter));
        else if (word is "m" or "M") tokens.Add(new SiteToken(SiteTokenKind.Meters));
        else reason = $"'{word}' is not a number, nor N, S, E or W";
        return reason.Length == 0;
    }

    /// <summary>
    /// A comma between two digits is a decimal comma if other signs keep the values apart; then no decimal points may stand beside it. If only
    /// commas keep them apart, LAT,LON,HEIGHT is meant where nothing else can be.
    /// </summary>
    static bool TrySettleCommas(string text, out bool decimalCommas, out string reason)
    {
        reason = "";
        int tight = 0, loose = 0;
        bool pointBeside = false, otherSign = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (IsTightComma(text, i))
            {
                tight++;
                pointBeside |= HasPointBeside(text, i);
            }
            else if (text[i] == ',') loose++;
            else if (char.IsLetter(text[i]) || text[i] is ';' or '/' or '°' or '\'' or '"' || (char.IsWhiteSpace(text[i]) && IsBetweenValues(text, i))) otherSign = true;
        }

        decimalCommas = tight > 0 && !pointBeside && (otherSign || loose > 0);
        if (decimalCommas && text.Contains('.')) reason = "decimal points and decimal commas are mixed: write 10.65, -61.5, 40";
        else if (tight > 0 && !pointBeside && !otherSign && (loose > 0 ? tight + loose < 3 : tight > 2)) reason = "these commas can be decimal commas or stand between the values: write 10.65, -61.5, 40 or 10,65 N 61,5 W";
        else if (tight > 0 && pointBeside && otherSign && loose == 0 && text.Any(char.IsWhiteSpace) && !text.Any(char.IsLetter)) reason = "it is not clear what parts the values: write 10.65, -61.5, 40";
        return reason.Length == 0;
    }

    static bool IsTightComma(string text, int at) =>
        text[at] == ',' && at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);

    /// <summary>One of the numbers that a comma touches has a decimal point: then the comma is none.</summary>
    static bool HasPointBeside(string text, int comma)
    {
        int left = comma - 1, right = comma + 1;
        while (left >= 0 && char.IsAsciiDigit(text[left])) left--;
        while (right < text.Length && char.IsAsciiDigit(text[right])) right++;
        return (left >= 0 && text[left] == '.') || (right < text.Length && text[right] == '.');
    }

    /// <summary>White space that itself parts two values, and does not only follow or precede a comma.</summary>
    static bool IsBetweenValues(string text, int at)
    {
        int left = at, right = at;
        while (left >= 0 && char.IsWhiteSpace(text[left])) left--;
        while (right < text.Length && char.IsWhiteSpace(text[right])) right++;
        return left >= 0 && right < text.Length && text[left] != ',' && text[right] != ',';
    }

    static string Printable(char character) => char.IsControl(character) || char.IsSurrogate(character) ? $"U+{(int)character:X4}" : character.ToString();
}
