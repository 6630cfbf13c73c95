namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>A named step of the query.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Comment">What it is and why, line by line.</param>
/// <param name="Body">The lines of its select.</param>
internal sealed record Cte(string Name, IReadOnlyList<string> Comment, IReadOnlyList<string> Body)
{
    /// <summary>Whether it is worth computing only once, because several later steps read it.</summary>
    public bool IsShared { get; init; }

    /// <summary>The lines inside WITH.</summary>
    public IEnumerable<string> Lines(bool last) =>
    [
        .. Comment.Select(SqlLines.Comment),
        $"{Name} AS{(IsShared ? " MATERIALIZED" : "")}",
        "(",
        .. SqlLines.Indent(Body),
        last ? ")" : "),",
    ];
}
