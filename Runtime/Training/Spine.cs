using System.Runtime.CompilerServices;
using Apache.Arrow;
using Apache.Arrow.Types;
using FeatureDsl.Descriptors;
using FeatureDsl.Ir;
using FeatureDsl.Runtime.Engine;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime;

/// <summary>
/// A spine: the rows for which features are wanted, each with the keys of the entities, the instant <c>as_of</c> and the request columns,
/// and with any other columns, which are carried through unchanged. Here it is checked and put into a table that training queries read.
/// </summary>
public sealed class Spine : IAsyncDisposable
{
    private const string TablePrefix = "featuredsl_spine_";

    private readonly ClickHouseEngine _clickHouse;
    private readonly TableFile? _file;
    private readonly SpineColumns _columns = null!;
    private readonly IReadOnlyList<Field> _carried = [];
    private readonly string? _query;
    private readonly IReadOnlyList<DataType> _types;

    private Spine(ClickHouseEngine clickHouse, TableFile file, SpineColumns columns, IReadOnlyList<Field> carried)
    {
        (_clickHouse, _file, _columns, _carried) = (clickHouse, file, columns, carried);
        Table = NewTable();
        _types = [.. columns.Required.Select(c => c.Type)];
        Schema = new(columns.Specs.Select(c => c.ToField()).Concat(carried), metadata: null);
    }

    private Spine(ClickHouseEngine clickHouse, string table, string query, IReadOnlyList<DataType> types, Schema schema, long rows)
    {
        (_clickHouse, Table, _query, _types, RowsRead) = (clickHouse, table, query, types, rows);
        Schema = new(schema.FieldsList.Select((f, i) => CanBeEmpty(i) ? new Field(f.Name, f.DataType, nullable: true) : f), metadata: null);
    }

    /// <summary>
    /// The staged table: <c>row_number</c> (UInt64, the place among the good rows of the file, from 0), the keys, <c>as_of</c> and the request
    /// columns. It is dropped with this object.
    /// </summary>
    public string Table { get; }

    /// <summary>The spine's part of a training set: keys, <c>as_of</c>, request columns, then the columns carried through.</summary>
    public Schema Schema { get; }

    /// <summary>The rows of the file.</summary>
    public long RowsRead { get; private set; }

    /// <summary>The rows that were set aside.</summary>
    public long RowsRejected { get; private set; }

    /// <summary>The good rows: those of the table.</summary>
    public long Rows => RowsRead - RowsRejected;

    /// <summary>Checks a spine file and puts it into a table.</summary>
    /// <param name="clickHouse">Where the table is made.</param>
    /// <param name="target">What the spine is for.</param>
    /// <param name="file">A CSV, TSV, Parquet or Arrow file; it is read again when the training set is written and must not change until then.</param>
    /// <param name="rejects">Takes the bad rows.</param>
    /// <param name="progress">Told the number of rows read.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="FeatureDslException">The file is damaged, lacks a column or has it in a wrong type, shares a column with the features, or has no good row.</exception>
    public static async Task<Spine> StageAsync(
        ClickHouseEngine clickHouse, TargetDescriptor target, string file, IBadRowSink rejects, IProgress<long>? progress = null,
        CancellationToken ct = default)
    {
        var table = TableFile.OpenRead(file);
        var columns = SpineColumns.Of(target);
        await Leftovers.DropAsync(clickHouse, new("", TablePrefix), Leftovers.Age, ct).ConfigureAwait(false);
        var spine = new Spine(clickHouse, table, columns, columns.Carried(table, target.Features.Select(f => f.Column)));
        try
        {
            await spine.FillAsync(rejects, progress, ct).ConfigureAwait(false);
            return spine;
        }
        catch
        {
            await spine.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The name of a table to stage a spine in.</summary>
    internal static string NewTable() => $"{TablePrefix}{Guid.NewGuid():N}";

    /// <summary>A spine that is in its table already; the table is dropped with it.</summary>
    /// <param name="clickHouse">Where the table is.</param>
    /// <param name="table">The table.</param>
    /// <param name="query">Gives the spine's part of a training set, in the order of the row numbers.</param>
    /// <param name="types">The types of its columns.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="ct">Gives up.</param>
    internal static async Task<Spine> OfTableAsync(
        ClickHouseEngine clickHouse, string table, string query, IReadOnlyList<DataType> types, long rows, CancellationToken ct) =>
        new(clickHouse, table, query, types, await clickHouse.ArrowSchemaAsync(query, null, ct).ConfigureAwait(false), rows);

    /// <summary>Whether a column of <see cref="Schema"/> has vectors that are missing where they are empty.</summary>
    internal bool CanBeEmpty(int column) => column < _types.Count && _types[column] is { IsVector: true, Nullable: true };

    /// <summary>Drops the table.</summary>
    public async ValueTask DisposeAsync() =>
        await _clickHouse.ExecuteAsync($"DROP TABLE IF EXISTS {SqlText.Identifier(Table)}", ct: CancellationToken.None).ConfigureAwait(false);

    /// <summary>The good rows once more, in the order of the table's row numbers, with the columns of <see cref="Schema"/>.</summary>
    /// <returns>Batches that live until the next one is asked for.</returns>
    internal async IAsyncEnumerable<RecordBatch> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        if (_file is null)
        {
            await foreach (var batch in _clickHouse.QueryArrowAsync(_query!, null, ct).ConfigureAwait(false))
                yield return batch;
            yield break;
        }

        // The bad rows were reported when the spine was staged.
        var rows = new TypedRows(_file, _columns.Specs, _columns.Rules, new BadRowList(limit: 0), allColumns: true);
        await foreach (var chunk in rows.ReadAsync(ct).ConfigureAwait(false))
        {
            using (chunk)
            {
                foreach (var batch in Combine(chunk))
                    yield return batch;
            }
        }
    }

    /// <summary>The typed columns beside the carried ones: in one piece, or in one for each stretch of good rows.</summary>
    private IEnumerable<RecordBatch> Combine(TypedChunk chunk)
    {
        var carried = _carried.Select(f => chunk.Source.Batch.Column(f.Name)).ToList();
        var start = 0;
        while (start < chunk.Typed.Length)
        {
            var from = chunk.Kept?[start] ?? start;
            var end = chunk.Kept is { } kept ? EndOfRun(kept, start) : chunk.Typed.Length;
            var length = end - start;
            var arrays = chunk.Typed.Arrays.Select(a => ArrowArrayFactory.SliceShared(a, start, length))
                .Concat(carried.Select(a => ArrowArrayFactory.SliceShared(a, from, length)));
            yield return new(Schema, arrays, length);
            start = end;
        }
    }

    private static int EndOfRun(IReadOnlyList<int> kept, int start)
    {
        var end = start + 1;
        while (end < kept.Count && kept[end] == kept[end - 1] + 1)
            end++;
        return end;
    }

    private async Task FillAsync(IBadRowSink rejects, IProgress<long>? progress, CancellationToken ct)
    {
        var file = _file!;
        var rows = new TypedRows(file, _columns.Specs, _columns.Rules, rejects);
        var columns = _columns.Required.Select(c => $"{SqlText.Identifier(c.Name)} {c.Type.ClickHouse}");
        await _clickHouse.ExecuteAsync(
            $"CREATE TABLE {SqlText.Identifier(Table)} ({SpineColumns.RowNumber} UInt64, {string.Join(", ", columns)}) "
            + $"ENGINE = MergeTree ORDER BY {SpineColumns.RowNumber}", ct: ct).ConfigureAwait(false);
        var numbered = new Schema(rows.Schema.FieldsList.Prepend(new(SpineColumns.RowNumber, UInt64Type.Default, false)), metadata: null);
        await _clickHouse.InsertArrowAsync(Table, numbered, NumberAsync(rows, numbered, progress, ct), ct).ConfigureAwait(false);
        (RowsRead, RowsRejected) = (rows.RowsRead, rows.RowsRejected);
        if (Rows == 0)
        {
            throw new FeatureDslException(RowsRead == 0
                ? $"The spine '{file.Path}' has no rows; give at least one for which features are wanted."
                : $"All {RowsRead} rows of the spine '{file.Path}' were rejected; look at the reasons and mend the file.");
        }
    }

    private static async IAsyncEnumerable<RecordBatch> NumberAsync(
        TypedRows rows, Schema schema, IProgress<long>? progress, [EnumeratorCancellation] CancellationToken ct)
    {
        var number = 0UL;
        await foreach (var chunk in rows.ReadAsync(ct).ConfigureAwait(false))
        {
            using (chunk)
            {
                var numbers = new UInt64Array.Builder().Reserve(chunk.Typed.Length);
                for (var i = 0; i < chunk.Typed.Length; i++)
                    numbers.Append(number++);
                if (chunk.Typed.Length > 0)
                    yield return new(schema, chunk.Typed.Arrays.Prepend(numbers.Build()), chunk.Typed.Length);
            }

            progress?.Report(rows.RowsRead);
        }
    }
}
