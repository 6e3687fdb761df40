namespace Atalaya.Server.Setup;

/// <summary>The English words of a code; values stand in braces. The Spanish ones are in web/src/text/advice.ts.</summary>
sealed record AdviceText(string Code, AdviceSeverity Severity, string Text, string Fix);
