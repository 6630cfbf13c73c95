using System.Text;

namespace FeatureDsl.Runtime.Engine.Embedded;

/// <summary>What the transport has to know of a statement: whether it reads, its <c>FORMAT</c>, and where the data of an insert begin.</summary>
/// <param name="Reads">The statement returns rows and changes nothing.</param>
/// <param name="Format">The format named in the statement, or null.</param>
/// <param name="FormatStart">Where the <c>FORMAT</c> clause begins.</param>
/// <param name="FormatEnd">Where it ends.</param>
/// <param name="CarriesData">An insert whose rows follow the clause as bytes.</param>
/// <param name="IsSeveral">More than one statement, which the engine would run where a server refuses.</param>
internal readonly record struct SqlShape(bool Reads, string? Format, int FormatStart, int FormatEnd, bool CarriesData, bool IsSeveral)
{
    private static readonly HashSet<string> ReadingWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "SELECT", "WITH", "SHOW", "DESC", "DESCRIBE", "EXPLAIN", "EXISTS", "CHECK", "FROM", "VALUES",
    };

    /// <summary>Looks at the beginning of a request.</summary>
    /// <param name="sql">The statement, perhaps with data behind it.</param>
    internal static SqlShape Of(ReadOnlySpan<byte> sql)
    {
        var scanner = new SqlScanner(sql);
        string? first = null;
        var inserts = false;
        var bringsRows = false;
        var ended = false;
        var found = default(SqlShape);
        while (scanner.Next(out var start))
        {
            var token = sql[start..scanner.Position];
            if (ended && token[0] != ';')
                return new SqlShape(false, null, 0, 0, false, true);
            ended |= token[0] == ';';
            if (!SqlScanner.IsWord(token[0]))
                continue;
            first ??= Encoding.ASCII.GetString(token);
            inserts |= Is(token, "INSERT"u8);
            if (scanner.Depth != 0)
                continue;
            // Behind SELECT or VALUES an insert brings its own rows.
            bringsRows |= inserts && (Is(token, "SELECT"u8) || Is(token, "VALUES"u8));
            if (bringsRows || !Is(token, "FORMAT"u8) || NameAfter(sql, scanner.Position) is not { } name)
                continue;
            found = new SqlShape(false, name.Text, start, name.End, inserts, false);
            if (inserts)
                return found;
        }
        return found with { Reads = !inserts && first is not null && ReadingWords.Contains(first) };
    }

    /// <summary>Where the data begin: behind the first line break after the clause, as in ClickHouse itself.</summary>
    internal int DataStart(ReadOnlySpan<byte> sql)
    {
        var at = FormatEnd;
        while (at < sql.Length && sql[at] is (byte)' ' or (byte)'\t' or (byte)'\r')
            at++;
        return at < sql.Length && sql[at] == '\n' ? at + 1 : at;
    }

    private static bool Is(ReadOnlySpan<byte> token, ReadOnlySpan<byte> word) => Ascii.EqualsIgnoreCase(token, word);

    // "format" is also a fine name of a column or function: the clause is followed by a name, and then by the end, settings or data.
    private static (string Text, int End)? NameAfter(ReadOnlySpan<byte> sql, int position)
    {
        var at = position;
        while (at < sql.Length && sql[at] <= ' ')
            at++;
        var start = at;
        while (at < sql.Length && SqlScanner.IsWord(sql[at]) && sql[at] < 128)
            at++;
        var word = sql[start..at];
        if (start == position || word.IsEmpty || char.IsAsciiDigit((char)word[0]) || Is(word, "FROM"u8) || Is(word, "AS"u8))
            return null;
        return (Encoding.ASCII.GetString(word), at);
    }
}
