namespace FeatureDsl.Runtime.Engine;

/// <summary>Names and values as safe ClickHouse SQL text, for the places where a parameter is not allowed.</summary>
public static class SqlText
{
    /// <summary>A name in backquotes: <c>my`table</c> becomes <c>`my\`table`</c>.</summary>
    /// <param name="name">One name, not a path: quote the database and the table separately.</param>
    public static string Identifier(string name) => Quote(name, '`');

    /// <summary>A string in single quotes, its quotes and backslashes escaped.</summary>
    /// <param name="value">Any text.</param>
    public static string Literal(string value) => Quote(value, '\'');

    // Only these two characters can end or change a literal of ClickHouse; everything else may stand as it is.
    private static string Quote(string text, char quote) =>
        quote + text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(quote.ToString(), @"\" + quote, StringComparison.Ordinal) + quote;
}
