using System.Globalization;
using System.Text;

namespace Atalaya.Benchmarks.Soaking;

/// <summary>Memory over time as text: the highest value of each column's time is a star, the heap a dot.</summary>
static class SoakCurve
{
    const int Columns = 72, Rows = 12;

    public static string Draw(IReadOnlyList<SoakSample> samples)
    {
        double end = samples[^1].Seconds;
        double top = Math.Ceiling(SoakSample.Mebibytes(samples.Max(sample => sample.AnonymousBytes)) / 20) * 20;
        char[,] cells = new char[Rows, Columns];
        foreach (IGrouping<int, SoakSample> column in samples.GroupBy(sample => Math.Min(Columns - 1, (int)(sample.Seconds / end * Columns))))
        {
            cells[RowOf(column.Max(sample => sample.HeapBytes), top), column.Key] = '.';
            cells[RowOf(column.Max(sample => sample.AnonymousBytes), top), column.Key] = '*';
        }

        StringBuilder text = new();
        for (int row = Rows - 1; row >= 0; row--)
        {
            text.Append(CultureInfo.InvariantCulture, $"{top * (row + 1) / Rows,7:0} |");
            for (int column = 0; column < Columns; column++) text.Append(cells[row, column] == 0 ? ' ' : cells[row, column]);
            text.Length -= TrailingSpaces(text);
            text.Append('\n');
        }

        text.Append("    MiB +").Append('-', Columns).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"         0{end / 60,Columns - 1:0.0} min   * memory of the process, . managed heap after its last collection\n");
        return text.ToString();
    }

    static int RowOf(long bytes, double topMebibytes) => Math.Clamp((int)Math.Ceiling(SoakSample.Mebibytes(bytes) / topMebibytes * Rows) - 1, 0, Rows - 1);

    static int TrailingSpaces(StringBuilder text)
    {
        int count = 0;
        while (count < text.Length && text[^(count + 1)] == ' ') count++;
        return count;
    }
}
