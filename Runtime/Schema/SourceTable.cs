using Apache.Arrow;
using FeatureDsl.Ir;
using FeatureDsl.Runtime.Engine;

namespace FeatureDsl.Runtime;

/// <summary>The ClickHouse table of a source class: made from the class, or checked against it.</summary>
public static class SourceTable
{
    /// <summary>The stream partition that a row came from; -1 for rows loaded from files.</summary>
    public const string PartitionColumn = "_partition";

    /// <summary>The offset of the row in its stream partition; -1 for rows loaded from files.</summary>
    public const string OffsetColumn = "_offset";

    /// <summary>The statement that makes the table where it is missing.</summary>
    /// <param name="source">An event or snapshot source.</param>
    public static string CreateStatement(SourceModel source) => CreateStatement(source, TableName.Parse(source.Table));

    /// <summary>Makes the table where it is missing, and checks it where it is there.</summary>
    /// <param name="clickHouse">Where the table is.</param>
    /// <param name="source">An event or snapshot source.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="FeatureDslException">The table disagrees with the class; the message names every difference.</exception>
    public static async Task EnsureAsync(ClickHouseEngine clickHouse, SourceModel source, CancellationToken ct = default)
    {
        await clickHouse.ExecuteAsync(CreateStatement(source), ct: ct).ConfigureAwait(false);
        await VerifyAsync(clickHouse, source, ct).ConfigureAwait(false);
    }

    /// <summary>Checks that the table has every column of the class, in its type. More columns in the table do no harm.</summary>
    /// <param name="clickHouse">Where the table is.</param>
    /// <param name="source">An event or snapshot source.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="FeatureDslException">The table is missing or disagrees with the class; the message names every difference.</exception>
    public static async Task VerifyAsync(ClickHouseEngine clickHouse, SourceModel source, CancellationToken ct = default)
    {
        var table = TableName.Parse(source.Table);
        var actual = await ColumnsAsync(clickHouse, table, ct).ConfigureAwait(false);
        if (actual.Count == 0)
        {
            throw new FeatureDslException(
                $"There is no table '{source.Table}' for the source {source.Name}; load a file into it, or create it with:\n{CreateStatement(source)}");
        }

        var differences = TableDifferences.Find(source, actual);
        if (differences.Count > 0)
        {
            throw new FeatureDslException(
                $"The table '{source.Table}' disagrees with the class {source.Name}: {string.Join("; ", differences)}. Change the class or alter the table.");
        }
    }

    internal static string CreateStatement(SourceModel source, TableName table)
    {
        var columns = source.Columns
            .Select(c => $"    {SqlText.Identifier(c.Name)} {c.ClickHouse}{Codec(source, c)}")
            .Append($"    {PartitionColumn} Int32 DEFAULT -1")
            .Append($"    {OffsetColumn} Int64 DEFAULT -1");
        // No PARTITION BY: a small insert over many months would make a part for each, and moving a load would no longer be one step.
        return $"CREATE TABLE IF NOT EXISTS {table.Sql}\n(\n{string.Join(",\n", columns)}\n)\n"
            + $"ENGINE = MergeTree\nORDER BY ({string.Join(", ", SortKey(source))})\nSETTINGS allow_nullable_key = 1";
    }

    /// <summary>The entity first: history is read and aggregated by entity.</summary>
    private static IEnumerable<string> SortKey(SourceModel source)
    {
        var keys = source.Keys.Count == 0 ? [] : source.Keys[0].Columns.AsEnumerable();
        return keys.Append(source.Time).Distinct().Select(p => SqlText.Identifier(source.ColumnOf(p).Name));
    }

    // Times that grow steadily are almost free as differences of differences.
    private static string Codec(SourceModel source, ColumnModel column) =>
        column.Property == source.Time || column.Property == source.Known ? " CODEC(DoubleDelta, ZSTD(1))" : "";

    /// <summary>The columns of a table with their types, in its order; none where there is no such table.</summary>
    internal static async Task<OrderedDictionary<string, string>> ColumnsAsync(ClickHouseEngine clickHouse, TableName table, CancellationToken ct)
    {
        var found = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        var sql = $"SELECT name, type FROM system.columns WHERE {TableName.DatabaseFilter} AND table = {{table:String}} ORDER BY position";
        await foreach (var batch in clickHouse.QueryArrowAsync(sql, table.Parameters, ct).ConfigureAwait(false))
        {
            using (batch)
            {
                var (names, types) = ((StringArray)batch.Column(0), (StringArray)batch.Column(1));
                for (var i = 0; i < batch.Length; i++)
                    found.Add(names.GetString(i), types.GetString(i));
            }
        }

        return found;
    }
}
