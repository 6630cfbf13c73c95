namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>A column of a select list.</summary>
/// <param name="Name">Its name, quoted where it must be.</param>
/// <param name="Sql">Its expression.</param>
/// <param name="Comment">Lines for the reader, without dashes.</param>
internal sealed record SqlColumn(string Name, string Sql, IReadOnlyList<string> Comment)
{
    /// <summary>A column without a comment.</summary>
    public SqlColumn(string name, string sql)
        : this(name, sql, [])
    {
    }

    /// <summary>The lines of the select list.</summary>
    public IEnumerable<string> Lines(bool last) =>
        [.. Comment.Select(SqlLines.Comment), .. ((Sql == Name ? Sql : $"{Sql} AS {Name}") + (last ? "" : ",")).Split('\n')];
}
