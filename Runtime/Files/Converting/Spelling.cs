namespace FeatureDsl.Runtime.Files;

/// <summary>Guesses which name was meant.</summary>
internal static class Spelling
{
    private const int MostEdits = 2;

    /// <summary>The nearest of the candidates, if it is near: equal but for case and punctuation, or at most two edits away.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates) =>
        candidates
            .Select(c => (Name: c, Edits: Edits(Plain(name), Plain(c))))
            .Where(c => c.Edits <= Math.Min(MostEdits, name.Length / 3))
            .OrderBy(c => c.Edits)
            .ThenBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => c.Name)
            .FirstOrDefault();

    private static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    // Levenshtein's distance, row by row.
    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
