namespace Atalaya.Server.Inputs;

/// <summary>Puts the pieces of a site's text together: two angles and a height.</summary>
sealed class SiteAngleReader
{
    readonly List<SiteToken> _tokens;
    readonly bool _isPlain;
    int _at;
    int _firstCount;

    /// <param name="tokens">All of the text. Without letters and marks a value is one number; with them degrees, minutes and seconds may follow each other.</param>
    public SiteAngleReader(List<SiteToken> tokens)
    {
        _tokens = tokens;
        _isPlain = !tokens.Exists(token => token.Kind is SiteTokenKind.Letter or SiteTokenKind.Mark);
    }

    public bool TryRead(out SiteAngle angle, out string reason)
    {
        angle = default;
        Skip(SiteTokenKind.Break);
        char? letter = TakeLetter();
        bool isLetterFirst = letter is not null;
        bool isNegative = Skip(SiteTokenKind.Minus);
        Span<double> parts = stackalloc double[3];
        if (!TryReadParts(parts, isLetterFirst, out int count, out reason)) return false;
        _firstCount = count;
        letter ??= TakeLetter();
        if (isNegative && letter is not null) return Fail(out reason, $"a minus and {letter} stand together: write one of them");
        if (parts[1] >= 60 || parts[2] >= 60) return Fail(out reason, "minutes and seconds go up to 59");
        double degrees = parts[0] + parts[1] / 60 + parts[2] / 3600;
        angle = new SiteAngle(isNegative || letter is 'S' or 'W' ? -degrees : degrees, letter);
        return true;
    }

    bool TryReadParts(Span<double> parts, bool isLetterFirst, out int count, out string reason)
    {
        reason = "";
        count = 0;
        while (count < (_isPlain ? 1 : 3) && Kind(0) == SiteTokenKind.Number && !IsHeight() && !(count > 0 && IsDegree()))
        {
            SiteToken number = _tokens[_at++];
            parts[count++] = number.Value;
            bool isMarked = Kind(0) == SiteTokenKind.Mark;
            if (isMarked && !TryTakeMark(count, out reason)) return false;
            if (number.HasFraction) break;
            if (isLetterFirst && !isMarked && _firstCount > 0 && count >= _firstCount && count < 3 && Kind(0) == SiteTokenKind.Number && _at == _tokens.Count - 1)
                return Fail(out reason, "the last number can belong to the angle or be a height: write m after a height");
        }

        return count > 0 || Fail(out reason, "a site needs a latitude and a longitude: write LAT,LON or LAT,LON,HEIGHT, as 10.65, -61.5, 40");
    }

    bool TryTakeMark(int count, out string reason)
    {
        reason = "";
        char mark = _tokens[_at++].Letter;
        return mark == "°'\""[count - 1] || Fail(out reason, $"{mark} stands after the wrong number: write 10°39'12\"");
    }

    public bool TryReadHeight(out double height, out string reason)
    {
        height = 0;
        reason = "";
        Skip(SiteTokenKind.Break);
        bool isNegative = Skip(SiteTokenKind.Minus);
        if (Kind(0) == SiteTokenKind.Number)
        {
            height = isNegative ? -_tokens[_at].Value : _tokens[_at].Value;
            _at++;
            Skip(SiteTokenKind.Meters);
        }

        return _at == _tokens.Count || Fail(out reason, "more than latitude, longitude and height is written here: write LAT, LON, HEIGHT as 10.65, -61.5, 40, or put N or S and E or W after degrees and minutes");
    }

    /// <summary>The number here is followed by m: no part of an angle.</summary>
    bool IsHeight() => Kind(1) == SiteTokenKind.Meters;

    /// <summary>The number here is followed by °: a new angle begins.</summary>
    bool IsDegree() => Kind(1) == SiteTokenKind.Mark && _tokens[_at + 1].Letter == '°';

    SiteTokenKind? Kind(int ahead) => _at + ahead < _tokens.Count ? _tokens[_at + ahead].Kind : null;

    bool Skip(SiteTokenKind kind)
    {
        if (Kind(0) != kind) return false;
        _at++;
        return true;
    }

    char? TakeLetter() => Kind(0) == SiteTokenKind.Letter ? _tokens[_at++].Letter : null;

    static bool Fail(out string reason, string text)
    {
        reason = text;
        return false;
    }
}
