using System.Globalization;
using Apache.Arrow;
using FeatureDsl.Descriptors;
using FeatureDsl.Ir;
using FeatureDsl.Runtime.Engine;

namespace FeatureDsl.Runtime;

/// <summary>Makes the spine of a training set inside ClickHouse: the events of its source become rows, their labels are computed, and rows are split and sampled.</summary>
public static class TrainingSetRows
{
    /// <summary>Stages the spine of a training set, its labels beside it.</summary>
    /// <param name="clickHouse">Where the tables are.</param>
    /// <param name="set">The training set.</param>
    /// <param name="until">The instant (UTC) up to which the data is complete; by default the newest event of each source that labels look ahead into.</param>
    /// <param name="ct">Gives up; nothing is left behind.</param>
    /// <exception cref="FeatureDslException">A table is missing, or no row is left.</exception>
    public static async Task<(Spine Spine, TrainingRowCounts Counts)> StageAsync(
        ClickHouseEngine clickHouse, TrainingSetDescriptor set, DateTime? until = null, CancellationToken ct = default)
    {
        if (until is { } instant)
            Instants.Checked(instant, nameof(until));
        foreach (var source in set.Horizons.Select(h => h.Source).Append(set.Source.Model).DistinctBy(s => s.FullName))
            await SourceTable.VerifyAsync(clickHouse, source, ct).ConfigureAwait(false);
        var tables = new List<string>();
        var spine = Spine.NewTable();
        try
        {
            var rows = await KeepAsync(clickHouse, tables, TrainingTables.NewTable(), set.RowsQuery, null, ct).ConfigureAwait(false);
            var open = await OpenAsync(clickHouse, set, until, ct).ConfigureAwait(false);
            var counts = await CountAsync(clickHouse, set, rows, open, ct).ConfigureAwait(false);
            var candidates = await KeepAsync(clickHouse, tables, TrainingTables.NewTable(), Candidates(set, rows, open), null, ct).ConfigureAwait(false);
            var labels = await LabelsAsync(clickHouse, set, tables, candidates, ct).ConfigureAwait(false);
            var parameters = new Dictionary<string, object>(StringComparer.Ordinal) { ["spine"] = candidates, ["labels"] = labels };
            await KeepAsync(clickHouse, [], spine, set.SpineQuery, parameters, ct).ConfigureAwait(false);
            var left = await clickHouse.ScalarAsync<long>($"SELECT toInt64(count()) FROM {SqlText.Identifier(spine)}", null, ct).ConfigureAwait(false);
            counts = counts with { SampledOut = counts.Rows - left };
            IReadOnlyList<DataType> types = [.. Columns(set).Select(c => c.Type)];
            return left == 0 ? throw Nothing(set, counts)
                : (await Spine.OfTableAsync(clickHouse, spine, Output(set, spine), types, left, ct).ConfigureAwait(false), counts);
        }
        catch
        {
            await DropAsync(clickHouse, [spine]).ConfigureAwait(false);
            throw;
        }
        finally
        {
            await DropAsync(clickHouse, tables).ConfigureAwait(false);
        }
    }

    private static async Task<string> KeepAsync(
        ClickHouseEngine clickHouse, List<string> tables, string table, string query, IReadOnlyDictionary<string, object>? parameters, CancellationToken ct)
    {
        tables.Add(table);
        await clickHouse.ExecuteAsync($"CREATE TABLE {SqlText.Identifier(table)} ENGINE = MergeTree ORDER BY row_number AS\n{query}", parameters, ct).ConfigureAwait(false);
        return table;
    }

    private static async Task<string> LabelsAsync(
        ClickHouseEngine clickHouse, TrainingSetDescriptor set, List<string> tables, string candidates, CancellationToken ct)
    {
        await using var steps = await TrainingTables.ComputeAsync(clickHouse, set.LabelSteps, candidates, ct).ConfigureAwait(false);
        return await KeepAsync(clickHouse, tables, TrainingTables.NewTable(), set.LabelSteps[^1], steps.Parameters, ct).ConfigureAwait(false);
    }

    private static async Task DropAsync(ClickHouseEngine clickHouse, IEnumerable<string> tables)
    {
        foreach (var table in tables)
            await clickHouse.ExecuteAsync($"DROP TABLE IF EXISTS {SqlText.Identifier(table)}", ct: CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>The condition under which what a row's labels look ahead to has not fully passed.</summary>
    private static async Task<string> OpenAsync(ClickHouseEngine clickHouse, TrainingSetDescriptor set, DateTime? until, CancellationToken ct)
    {
        var conditions = until is { } end ? new List<string> { Condition(0, Instants.ToMicros(end)) } : [];
        foreach (var horizon in set.Horizons)
        {
            var last = until is { } given ? Instants.ToMicros(given)
                : await clickHouse.ScalarAsync<long>(
                    $"SELECT toUnixTimestamp64Micro(max({SqlText.Identifier(horizon.Source.ColumnOf(horizon.Source.Time).Name)})) FROM {TableName.Parse(horizon.Source.Table).Sql}", null, ct)
                    .ConfigureAwait(false);
            conditions.Add(Condition(horizon.Span, last));
        }

        return conditions.Count == 0 ? "0" : $"({string.Join(" OR ", conditions)})";

        static string Condition(long span, long end) =>
            string.Create(CultureInfo.InvariantCulture, $"toUnixTimestamp64Micro(source.as_of) + {span} > {end}");
    }

    private static async Task<TrainingRowCounts> CountAsync(
        ClickHouseEngine clickHouse, TrainingSetDescriptor set, string rows, string open, CancellationToken ct)
    {
        var keyed = Keyed(set);
        string[] counts = ["count()", "countIf(NOT source.kept)", $"countIf(source.kept AND NOT ({keyed}))", $"countIf(source.kept AND ({keyed}) AND {open})"];
        var sql = $"SELECT {string.Join(", ", counts.Select((c, i) => $"toInt64({c}) AS c{i}"))} FROM {SqlText.Identifier(rows)} AS source";
        await foreach (var batch in clickHouse.QueryArrowAsync(sql, null, ct).ConfigureAwait(false))
        {
            using (batch)
            {
                if (batch.Length == 1)
                    return new(Of(batch, 0), Of(batch, 1), Of(batch, 2), Of(batch, 3), 0);
            }
        }

        throw new FeatureDslException($"The rows of {set.Name} could not be counted.");

        static long Of(RecordBatch batch, int column) => ((Int64Array)batch.Column(column)).GetValue(0)!.Value;
    }

    private static string Candidates(TrainingSetDescriptor set, string rows, string open) =>
        $"SELECT * REPLACE ({string.Join(", ", Keys(set).Select(k => $"assumeNotNull(source.{k}) AS {k}"))})\nFROM {SqlText.Identifier(rows)} AS source\n"
        + $"WHERE source.kept AND ({Keyed(set)}) AND NOT {open}";

    private static IEnumerable<(string Name, DataType Type)> Columns(TrainingSetDescriptor set) => SpineColumns.Of(set.Features).Required
        .Concat(set.Entities.SelectMany(e => e.Keys).Select(k => (Name: k.Column, k.Type)))
        .Concat(set.Carried.Concat(set.Labels).Select(c => (c.Name, c.Type)))
        .Concat(set.Split is null ? [] : [("split", DataType.String)])
        .Concat(set.Sampling is null ? [] : [("weight", DataType.Float64)])
        .DistinctBy(c => c.Name);

    private static string Output(TrainingSetDescriptor set, string spine)
    {
        var columns = Columns(set).Select(c => OutputColumn.Of(c.Name, c.Type, "source."));
        return $"SELECT {string.Join(", ", columns)}\nFROM {SqlText.Identifier(spine)} AS source\nORDER BY source.row_number";
    }

    private static IEnumerable<string> Keys(TrainingSetDescriptor set) =>
        set.Entities.SelectMany(e => e.Keys).Select(k => SqlText.Identifier(k.Column)).Distinct();

    private static string Keyed(TrainingSetDescriptor set) => string.Join(" AND ", Keys(set).Select(k => $"isNotNull(source.{k})").DefaultIfEmpty("1"));

    private static FeatureDslException Nothing(TrainingSetDescriptor set, TrainingRowCounts counts) => new(string.Create(CultureInfo.InvariantCulture,
        $"No row is left for {set.Name}: of {counts.Events} events of {set.Source.Model.Name} its class left out {counts.Unwanted}, {counts.WithoutKey} have no key, of {counts.Open} "
        + $"the labels are not known yet by the end of the data, and {counts.SampledOut} were not drawn; load more events, or ask for less."));
}
