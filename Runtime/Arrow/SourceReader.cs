using System.Globalization;
using System.Runtime.CompilerServices;
using FeatureDsl.Descriptors;
using FeatureDsl.Ir;
using FeatureDsl.Runtime.Engine;

namespace FeatureDsl.Runtime;

/// <summary>Reads the rows of a source from ClickHouse as objects of its class.</summary>
public static class SourceReader
{
    /// <summary>Streams rows in a total order; only one batch at a time is in memory.</summary>
    /// <param name="clickHouse">Where the table is.</param>
    /// <param name="source">An event or snapshot source.</param>
    /// <param name="selection">Which rows, in which order; by default all as they became known.</param>
    /// <param name="ct">Stops the query.</param>
    /// <exception cref="FeatureDslException">The table is missing or disagrees with the class.</exception>
    public static async IAsyncEnumerable<IRow> ReadAsync(
        ClickHouseEngine clickHouse, SourceDescriptor source, RowSelection? selection = null, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var reader = new ArrowRowReader(source.Model.Columns.Select(c => c.Type));
        var sql = Query(source.Model, selection ?? RowSelection.All);
        await foreach (var batch in clickHouse.QueryArrowAsync(sql, ct: ct).ConfigureAwait(false))
        {
            using (batch)
            {
                reader.Bind(batch);
                for (; reader.Row < batch.Length; reader.Row++)
                    yield return (IRow)source.Read(reader);
            }
        }
    }

    /// <summary>How many rows a selection has.</summary>
    /// <param name="clickHouse">Where the table is.</param>
    /// <param name="source">An event or snapshot source.</param>
    /// <param name="selection">Which rows; by default all.</param>
    /// <param name="ct">Stops the query.</param>
    public static Task<long> CountAsync(
        ClickHouseEngine clickHouse, SourceDescriptor source, RowSelection? selection = null, CancellationToken ct = default) =>
        clickHouse.ScalarAsync<long>(
            $"SELECT toInt64(count()) FROM {TableName.Parse(source.Model.Table).Sql}{Where(source.Model, selection ?? RowSelection.All)}", ct: ct);

    internal static string Query(SourceModel source, RowSelection selection)
    {
        // The names are kept: an alias that differs from its column could hide another column in ORDER BY.
        var columns = source.Columns.Select(c => c.Type.Kind == DataKind.Enum ? $"toInt32({Name(c)})" : Name(c));
        return $"SELECT {string.Join(", ", columns)}\nFROM {TableName.Parse(source.Table).Sql}{Where(source, selection)}\n"
            + $"ORDER BY {string.Join(", ", Order(source, selection.Order))}";
    }

    private static string Where(SourceModel source, RowSelection selection)
    {
        var known = Name(source.ColumnOf(source.Known ?? source.Time));
        string?[] conditions =
        [
            selection.KnownFrom is { } from ? $"{known} >= {Literal(from, source.Delay)}" : null,
            selection.KnownBefore is { } before ? $"{known} < {Literal(before, source.Delay)}" : null,
            selection.Condition is { } condition ? $"({condition})" : null,
        ];
        return conditions.Any(c => c is not null) ? $"\nWHERE {string.Join(" AND ", conditions.OfType<string>())}" : "";
    }

    private static IEnumerable<string> Order(SourceModel source, RowSequence order)
    {
        var (time, known) = (source.ColumnOf(source.Time), source.ColumnOf(source.Known ?? source.Time));
        var ties = source.Id is { } id ? [source.ColumnOf(id)] : source.Columns.AsEnumerable();
        ColumnModel[] first = order == RowSequence.Known ? [known, time] : [time, known];
        return first.Concat(ties).Distinct().Select(SortKey);
    }

    // The order of ColumnTuple: missing first, floating-point numbers by their bits, identifiers by their text.
    private static string SortKey(ColumnModel column) => column.Type.Kind switch
    {
        DataKind.Float32 => $"reinterpretAsInt32({Name(column)}) NULLS FIRST",
        DataKind.Float64 => $"reinterpretAsInt64({Name(column)}) NULLS FIRST",
        DataKind.Guid => $"toString({Name(column)}) NULLS FIRST",
        DataKind.Vector => Operators.VectorSql.Bytes(Name(column)),
        _ => column.Type.Nullable ? $"{Name(column)} NULLS FIRST" : Name(column),
    };

    // The known time of the table is without the delay.
    internal static string Literal(DateTime instant, long delay = 0)
    {
        var micros = Instants.ToMicros(Instants.Checked(instant, "The instant")) - delay;
        return $"fromUnixTimestamp64Micro({micros.ToString(CultureInfo.InvariantCulture)}, 'UTC')";
    }

    internal static string Name(ColumnModel column) => SqlText.Identifier(column.Name);
}
