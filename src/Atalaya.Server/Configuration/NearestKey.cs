namespace Atalaya.Server.Configuration;

/// <summary>Finds what a mistyped key was meant to be.</summary>
static class NearestKey
{
    public static string Of(string key, IReadOnlyList<string> valid) => valid.MinBy(candidate => Distance(key, candidate))!;

    /// <summary>Edit distance (Wagner and Fischer 1974) on the lower-case letters.</summary>
    static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int substitution = diagonal + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
