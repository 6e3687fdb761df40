namespace Atalaya.Server.Inputs;

/// <summary>What a piece of a site's text is.</summary>
enum SiteTokenKind
{
    Number,
    Minus,

    /// <summary>N, S, E or W, in <see cref="SiteToken.Letter"/>.</summary>
    Letter,

    /// <summary>° ' or ".</summary>
    Mark,

    /// <summary>A comma or semicolon between values.</summary>
    Break,

    /// <summary>m, of a height.</summary>
    Meters,
}

/// <param name="Value">Of a number.</param>
/// <param name="HasFraction">The number has a decimal sign.</param>
/// <param name="Letter">Of a letter or mark.</param>
readonly record struct SiteToken(SiteTokenKind Kind, double Value = 0, bool HasFraction = false, char Letter = '\0');
