namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>Lines of generated text.</summary>
internal static class SqlLines
{
    /// <summary>The lines, four columns to the right.</summary>
    public static IEnumerable<string> Indent(IEnumerable<string> lines) => lines.Select(line => line.Length == 0 ? line : "    " + line);

    /// <summary>A comment of one line.</summary>
    public static string Comment(string text) => text.Length == 0 ? "--" : "-- " + text;

    /// <summary>FROM with one or more lines behind it.</summary>
    public static IEnumerable<string> From(IReadOnlyList<string> from) => from.Select((line, i) => i == 0 ? "FROM " + line : line);

    /// <summary>A select list, indented.</summary>
    public static IEnumerable<string> Columns(IReadOnlyList<SqlColumn> columns) =>
        Indent(columns.SelectMany((c, i) => c.Lines(last: i == columns.Count - 1)));

    /// <summary>A select with a list of columns and what follows the list.</summary>
    public static IReadOnlyList<string> Select(IReadOnlyList<SqlColumn> columns, params IReadOnlyList<string> rest) =>
        ["SELECT", .. Columns(columns), .. rest];

    /// <summary>Text split into lines, trimmed at the end; blank lines left out.</summary>
    public static IReadOnlyList<string> Split(string text) =>
        [.. text.Replace("\r", "").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
}
