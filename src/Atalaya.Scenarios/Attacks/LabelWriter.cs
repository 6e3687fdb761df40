using System.Globalization;
using System.Text.Unicode;

namespace Atalaya.Scenarios.Attacks;

/// <summary>Writes what the attacks did beside the recording they were injected into: labels.csv and label-reports.csv (docs/formats/attacks.md).</summary>
public sealed class LabelWriter : IDisposable
{
    public const string LabelsFileName = "labels.csv", ReportsFileName = "label-reports.csv";

    const int LongestRow = 400;

    readonly string _directory;
    readonly FileStream _reports;
    readonly byte[] _row = new byte[LongestRow];

    public LabelWriter(string directory, AttackStream stream)
    {
        _directory = directory;
        _reports = new FileStream(Path.Combine(directory, ReportsFileName), FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
        _reports.Write("time_s,attack,key,true_lat,true_lon,stated_lat,stated_lon\n"u8);
        stream.Observe(Write);
    }

    /// <summary>To be called at the end of the stream.</summary>
    public void WriteLabels(IReadOnlyList<AttackLabel> labels)
    {
        using StreamWriter output = new(Path.Combine(_directory, LabelsFileName)) { NewLine = "\n" };
        output.WriteLine("attack,kind,key,from_s,to_s,transmissions,transmitter,parameters");
        foreach (AttackLabel label in labels)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{label.Attack},{label.Kind},{label.Subject},{Seconds(label.From)},{Seconds(label.To)},{label.Transmissions},{label.Transmitter},{label.Parameters}"));
        }
    }

    void Write(ReportLabel label)
    {
        Utf8.TryWrite(
            _row,
            CultureInfo.InvariantCulture,
            $"{Seconds(label.Time)},{label.Attack},{label.Subject},{label.TrueLatitude:F7},{label.TrueLongitude:F7},{label.StatedLatitude:F7},{label.StatedLongitude:F7}\n",
            out int length);
        _reports.Write(_row.AsSpan(0, length));
    }

    /// <summary>Unix seconds to the millisecond.</summary>
    static string Seconds(Core.Time.Instant time) => (time.UnixMilliseconds / 1000.0).ToString("0.###", CultureInfo.InvariantCulture);

    public void Dispose() => _reports.Dispose();
}
