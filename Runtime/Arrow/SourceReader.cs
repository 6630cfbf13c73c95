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
        selection ??= RowSelection.All;
        var inVersions = InVersions(source.Model, selection);
        var reader = new ArrowRowReader(source.Model.Columns.Select(c => c.Type).Concat(inVersions ? [DataType.DateTime] : []));
        var sql = Query(source.Model, selection);
        await foreach (var batch in clickHouse.QueryArrowAsync(sql, ct: ct).ConfigureAwait(false))
        {
            using (batch)
            {
                reader.Bind(batch);
                for (; reader.Row < batch.Length; reader.Row++)
                {
                    var row = (IRow)source.Read(reader);
                    yield return inVersions ? row.RowAt(reader.DateTime(source.Model.Columns.Count).AddMicroseconds(1)) : row;
                }
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
            $"SELECT toInt64(count()) FROM {From(source.Model, selection ?? RowSelection.All)}{Where(source.Model, selection ?? RowSelection.All)}", ct: ct);

    internal static string Query(SourceModel source, RowSelection selection)
    {
        // The names are kept: an alias that differs from its column could hide another column in ORDER BY.
        var columns = source.Columns.Select(SourceValue.Read).Concat(InVersions(source, selection) ? [Seen] : []);
        return $"SELECT {string.Join(", ", columns)}\nFROM {From(source, selection)}{Where(source, selection)}\n"
            + $"ORDER BY {string.Join(", ", Order(source, selection))}";
    }

    // From when a version of a record is seen, with the delay of the source.
    private const string Seen = "seen_from";

    // Rows as they become known are as many versions as they have instants.
    private static bool InVersions(SourceModel source, RowSelection selection) => selection.Order == RowSequence.Known && source.Late.Count > 0;

    private static string From(SourceModel source, RowSelection selection)
    {
        var table = TableName.Parse(source.Table).Sql;
        if (!InVersions(source, selection))
        {
            return table;
        }

        string Delayed(ColumnModel instant) => $"addMicroseconds({Name(instant)}, {source.Delay})";
        var known = Delayed(source.ColumnOf(source.Known ?? source.Time));
        var later = string.Join(", ", source.Late.Select(l => $"ifNull({Delayed(l.Instant)}, {known})").Distinct());
        later = source.Deleted is { } deleted ? $"if({Name(source.ColumnOf(deleted))}, [{known}], [{later}])" : $"[{later}]";
        return $"(SELECT *, arrayJoin(arrayDistinct(arrayMap(instant -> greatest(instant, {known}), arrayPushFront({later}, {known})))) AS {Seen} FROM {table})";
    }

    private static string Where(SourceModel source, RowSelection selection)
    {
        var (known, delay) = InVersions(source, selection) ? (Seen, 0) : (Name(source.ColumnOf(source.Known ?? source.Time)), source.Delay);
        string?[] conditions =
        [
            selection.KnownFrom is { } from ? $"{known} >= {Literal(from, delay)}" : null,
            selection.KnownBefore is { } before ? $"{known} < {Literal(before, delay)}" : null,
            selection.Condition is { } condition ? $"({condition})" : null,
        ];
        return conditions.Any(c => c is not null) ? $"\nWHERE {string.Join(" AND ", conditions.OfType<string>())}" : "";
    }

    private static IEnumerable<string> Order(SourceModel source, RowSelection selection)
    {
        var (time, known) = (source.ColumnOf(source.Time), source.ColumnOf(source.Known ?? source.Time));
        var ties = source.Id is { } id ? [source.ColumnOf(id)] : source.Columns.AsEnumerable();
        ColumnModel[] first = selection.Order == RowSequence.Known ? [known, time] : [time, known];
        var keys = first.Concat(ties).Distinct().Select(SourceValue.SortKey);
        return InVersions(source, selection) ? keys.Prepend(Seen) : keys;
    }

    // The known time of the table is without the delay.
    internal static string Literal(DateTime instant, long delay = 0)
    {
        var micros = Instants.ToMicros(Instants.Checked(instant, "The instant")) - delay;
        return $"fromUnixTimestamp64Micro({micros.ToString(CultureInfo.InvariantCulture)}, 'UTC')";
    }

    internal static string Name(ColumnModel column) => SqlText.Identifier(column.Name);
}
