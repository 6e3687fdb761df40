namespace Atalaya.Server.Setup.Doctoring;

/// <summary>Prints what was looked at as it is found: a mark with its word, what it is about, how it is, and below how to mend it.</summary>
sealed class DoctorReport(TextWriter output)
{
    const int SubjectWidth = 20;

    /// <summary>Things that must be mended.</summary>
    public int Faults { get; private set; }

    public void Heading(string text)
    {
        output.WriteLine();
        output.WriteLine(text);
    }

    public void Add(IEnumerable<DoctorLine> lines)
    {
        foreach (DoctorLine line in lines) Add(line);
    }

    public void Add(DoctorLine line)
    {
        if (line.Mark == DoctorMark.Mend) Faults++;
        string mark = line.Mark switch
        {
            DoctorMark.Good => "✓ good",
            DoctorMark.Note => "· note",
            _ => "! mend",
        };
        output.WriteLine($"  {mark}  {line.Subject.PadRight(SubjectWidth)}  {line.Text}");
        if (line.Fix is not null) output.WriteLine($"          {new string(' ', SubjectWidth)}  → {line.Fix}");
    }

    public void Plain(string text) => output.WriteLine($"          {new string(' ', SubjectWidth)}  {text}");

    public void Conclude()
    {
        output.WriteLine();
        output.WriteLine(Faults switch
        {
            0 => "All is well.",
            1 => "1 thing must be mended.",
            _ => $"{Faults} things must be mended.",
        });
    }
}
