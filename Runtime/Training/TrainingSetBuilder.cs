using System.Diagnostics;
using System.Runtime.CompilerServices;
using Apache.Arrow;
using FeatureDsl.Descriptors;
using FeatureDsl.Runtime.Engine;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime;

/// <summary>
/// Builds training sets: for every row of a spine the features of a target as they were at the row's instant. The rows are those of the spine in
/// its order; the columns are those of the spine (keys, <c>as_of</c>, request columns, then the others, in the file's order) and then the features
/// in theirs. Enumerations and identifiers are written as text.
/// </summary>
public static class TrainingSetBuilder
{
    /// <summary>Builds a training set into a file.</summary>
    /// <param name="clickHouse">Where the history is.</param>
    /// <param name="target">The view or service.</param>
    /// <param name="spineFile">A CSV, TSV, Parquet or Arrow file.</param>
    /// <param name="outFile">A .parquet, .arrow, .feather, .arrows, .csv(.gz) or .tsv(.gz) file; an older one is replaced when the new one is complete.</param>
    /// <param name="rejectsPath">The CSV file that bad rows of the spine are appended to; <paramref name="outFile"/> with <c>.rejects.csv</c> by default.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="ct">Stops it; nothing is left behind.</param>
    /// <exception cref="FeatureDslException">The spine is wrong, a table is missing, or the file cannot be written.</exception>
    public static async Task<TrainingReport> BuildAsync(
        ClickHouseEngine clickHouse,
        TargetDescriptor target,
        string spineFile,
        string outFile,
        string? rejectsPath = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken ct = default)
    {
        var clock = Stopwatch.StartNew();
        // Asked now, so that a wrong name is not found only after the features were computed.
        FileFormat.Of(outFile);
        using var rejects = new RejectsWriter(rejectsPath ?? outFile + ".rejects.csv");
        var reading = progress is null ? null : new SpineProgress(progress, clock);
        await using var spine = await Spine.StageAsync(clickHouse, target, spineFile, rejects, reading, ct).ConfigureAwait(false);
        progress?.Report(new(TrainingStage.Computing, 0, spine.Rows, clock.Elapsed));
        await WriteAsync(clickHouse, target, spine, outFile, rows => progress?.Report(new(TrainingStage.Writing, rows, spine.Rows, clock.Elapsed)), ct)
            .ConfigureAwait(false);
        return new(spine.Rows, target.Features.Count, spine.RowsRejected, rejects.Count > 0 ? rejects.Path : null, clock.Elapsed);
    }

    /// <summary>Builds the training set of a class into a file: its rows are made of the events of its source.</summary>
    /// <param name="clickHouse">Where the history is.</param>
    /// <param name="set">The training set.</param>
    /// <param name="outFile">A .parquet, .arrow, .feather, .arrows, .csv(.gz) or .tsv(.gz) file; an older one is replaced when the new one is complete.</param>
    /// <param name="until">The instant (UTC) up to which the data is complete; by default the newest event of each source that labels look ahead into.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="ct">Stops it; nothing is left behind.</param>
    /// <exception cref="FeatureDslException">A table is missing, no row is left, or the file cannot be written.</exception>
    public static async Task<TrainingReport> BuildAsync(
        ClickHouseEngine clickHouse,
        TrainingSetDescriptor set,
        string outFile,
        DateTime? until = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken ct = default)
    {
        var clock = Stopwatch.StartNew();
        FileFormat.Of(outFile);
        var (staged, counts) = await TrainingSetRows.StageAsync(clickHouse, set, until, ct).ConfigureAwait(false);
        await using var spine = staged;
        progress?.Report(new(TrainingStage.Computing, 0, spine.Rows, clock.Elapsed));
        await WriteAsync(clickHouse, set.Features, spine, outFile, rows => progress?.Report(new(TrainingStage.Writing, rows, spine.Rows, clock.Elapsed)), ct)
            .ConfigureAwait(false);
        return new(spine.Rows, set.Features.Features.Count, 0, null, clock.Elapsed) { Events = counts };
    }

    /// <summary>Streams a training set; the whole of it is never in memory.</summary>
    /// <param name="clickHouse">Where the history is.</param>
    /// <param name="target">The view or service.</param>
    /// <param name="spine">The staged spine.</param>
    /// <param name="ct">Stops the query.</param>
    /// <returns>Batches that live until the next one is asked for; clone what is to be kept.</returns>
    /// <exception cref="FeatureDslException">A table is missing, the query failed, or the spine file changed since it was staged.</exception>
    public static async IAsyncEnumerable<RecordBatch> StreamAsync(
        ClickHouseEngine clickHouse, TargetDescriptor target, Spine spine, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var steps = await TrainingTables.ComputeAsync(clickHouse, target.TrainingSteps, spine.Table, ct).ConfigureAwait(false);
        await using var features = new BatchCursor(clickHouse.QueryArrowAsync(Query(target), steps.Parameters, ct), ct);
        await using var rows = new BatchCursor(spine.ReadAsync(ct), ct);
        Schema? schema = null;
        var written = 0L;
        while (await features.FillAsync().ConfigureAwait(false) && await rows.FillAsync().ConfigureAwait(false))
        {
            schema ??= Combine(spine, target, features.Current.Batch.Schema);
            var count = Math.Min(features.Available, rows.Available);
            CheckNumbers(target, features.Current.Batch, features.Current.Start, count, written);
            var values = features.Take(1, count).Select((a, i) => CanBeEmpty(target, i) ? VectorArrays.WithMissing(a) : a);
            var asked = rows.Take(0, count).Select((a, i) => spine.CanBeEmpty(i) ? VectorArrays.WithMissing(a) : a);
            using var batch = new RecordBatch(schema, [.. asked, .. values], count);
            written += count;
            yield return batch;
        }

        if (written != spine.Rows || await features.FillAsync().ConfigureAwait(false) || await rows.FillAsync().ConfigureAwait(false))
            throw Disagreement(target, written);
    }

    private static async Task WriteAsync(
        ClickHouseEngine clickHouse, TargetDescriptor target, Spine spine, string outFile, Action<long> progress, CancellationToken ct)
    {
        TableWriter? writer = null;
        try
        {
            await foreach (var batch in StreamAsync(clickHouse, target, spine, ct).ConfigureAwait(false))
            {
                writer ??= TableWriter.Create(outFile, batch.Schema);
                await writer.WriteAsync(batch, ct).ConfigureAwait(false);
                progress(writer.Rows);
            }

            // A spine has rows, and a stream that gave none has thrown.
            await writer!.CompleteAsync(ct).ConfigureAwait(false);
        }
        finally
        {
            if (writer is not null)
                await writer.DisposeAsync().ConfigureAwait(false);
        }
    }

    internal static string Query(TargetDescriptor target)
    {
        var features = target.Features.Select(f => OutputColumn.Of(f.Column, f.Type));
        // The line break keeps a comment at the end of the training query from swallowing what follows.
        return $"SELECT {SpineColumns.RowNumber}, {string.Join(", ", features)}\nFROM\n(\n{target.TrainingSteps[^1].TrimEnd().TrimEnd(';')}\n)\n"
            // The setting of the inner select does not reach the expressions that are put together with the outer one, and looking for what could be
            // spared in a tree as deep as a kurtosis takes gigabytes.
            + $"ORDER BY {SpineColumns.RowNumber}\nSETTINGS short_circuit_function_evaluation = 'disable'";
    }

    private static Schema Combine(Spine spine, TargetDescriptor target, Schema features) => new(
        spine.Schema.FieldsList.Concat(features.FieldsList.Skip(1).Select((f, i) => CanBeEmpty(target, i) ? new Field(f.Name, f.DataType, nullable: true) : f)),
        metadata: null);

    private static bool CanBeEmpty(TargetDescriptor target, int feature) => target.Features[feature].Type is { IsVector: true, Nullable: true };

    // Rows are put side by side by their place, so a query that loses or doubles one must not pass.
    private static void CheckNumbers(TargetDescriptor target, RecordBatch batch, int start, int count, long expected)
    {
        var numbers = ((UInt64Array)batch.Column(0)).Values.Slice(start, count);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] != (ulong)(expected + i))
                throw Disagreement(target, expected + i);
        }
    }

    private static FeatureDslException Disagreement(TargetDescriptor target, long row) => new(
        $"The training query of {target.Name} and the spine disagree at row {row + 1}: leave the spine file unchanged while the training set is built; "
        + "if it was, the query loses or doubles rows, which is an error of the compiler to be reported.");
}
