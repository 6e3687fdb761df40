namespace Atalaya.Server.Setup.Doctoring;

/// <summary>One thing looked at.</summary>
/// <param name="Fix">How to mend it; null = nothing to mend.</param>
sealed record DoctorLine(DoctorMark Mark, string Subject, string Text, string? Fix = null)
{
    public static DoctorLine Good(string subject, string text) => new(DoctorMark.Good, subject, text);
    public static DoctorLine Note(string subject, string text, string? fix = null) => new(DoctorMark.Note, subject, text, fix);
    public static DoctorLine Mend(string subject, string text, string fix) => new(DoctorMark.Mend, subject, text, fix);

    public static DoctorLine Of(string subject, Advice advice) =>
        new(advice.Severity == AdviceSeverity.Note ? DoctorMark.Note : DoctorMark.Mend, subject, advice.Text, advice.Fix);
}
