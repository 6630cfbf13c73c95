using FeatureDsl.Benchmarks.Data;
using FeatureDsl.Benchmarks.Measuring;
using FeatureDsl.Benchmarks.Offline;
using FeatureDsl.Online;
using FeatureDsl.Runtime;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Benchmarks.Aggregates;

/// <summary>What each aggregate costs: over grouped rows and in a training set beside ClickHouse's own, and online in bytes and nanoseconds.</summary>
internal sealed class AggregateBenchmark(BenchmarkOptions options, Report report) : IBenchmark
{
    private const int UsualRows = 100_000, RowsPerQuestion = 10, Copies = 20, UsualRepetitions = 3, Usual = 10, Hot = 2_000;

    private const string Numbered = "numbered_payments";

    private IReadOnlyList<AggregateCase> Cases { get; } =
        [.. AggregateCases.All.Where(c => options.Only is null
            || options.Only.Split(',').Any(part => c.Name.Contains(part, StringComparison.OrdinalIgnoreCase)))];

    private int Rows => options.Rows ?? UsualRows;

    private int Repetitions => options.Repetitions ?? UsualRepetitions;

    public async Task RunAsync()
    {
        await OfflineAsync();
        var (usual, hot) = (new OneAccount(Usual), new OneAccount(Hot));
        report.Progress("aggregates: measuring states");
        report.Table(
            FormattableString.Invariant($"aggregates online: one feature over thirty days; nanoseconds; median of {Repetitions}"),
            ["", $"bytes of {Usual} events", $"of {Hot:N0}", $"applying one of {Usual}", $"of {Hot:N0}", $"reading {Usual}", $"reading {Hot:N0}"],
            Cases.Select(c => Online(c, usual, hot)).ToList());
    }

    private async Task OfflineAsync()
    {
        report.Progress(FormattableString.Invariant($"aggregates: making {Rows:N0} events"));
        using var files = await HistoryFiles.WriteAsync(new PaymentHistory(Rows), Rows / RowsPerQuestion);
        await using var tables = await ClickHouseTables.LoadAsync(files.Folder, files);
        await Purchases.CreateAsync(tables.Engine);
        await NumberAsync(tables);
        await using var spine = await Spine.StageAsync(tables.Engine, AggregateCases.All[0].Target, files.Spine, new BadRowList());
        var lines = new List<string[]>();
        foreach (var aggregate in Cases)
        {
            report.Progress($"aggregates: {aggregate.Name} in ClickHouse");
            lines.Add(await OfflineAsync(tables, spine, aggregate));
        }

        report.Table(
            FormattableString.Invariant($"aggregates in ClickHouse: all of {(long)Rows * Copies:N0} rows by account, and thirty days in a training set of ")
            + FormattableString.Invariant($"{Rows:N0} events and {spine.Rows:N0} spine rows; close row by row; median of {Repetitions}"),
            ["", "ns per row", "ClickHouse's own", "x its own", "training set s", "range join by hand s", "x by hand"],
            lines);
    }

    // Copies of the accounts, so that what a statement costs by itself does not show.
    private static async Task NumberAsync(ClickHouseTables tables)
    {
        await tables.Engine.ExecuteAsync($"DROP TABLE IF EXISTS {Numbered}");
        await tables.Engine.ExecuteAsync($"""
            CREATE TABLE {Numbered} ENGINE = MergeTree ORDER BY position AS
            SELECT payment_id, account_id * {Copies} + n.number AS account_id, merchant_id, paid_at, amount, pieces, {Purchases.Columns},
                toUInt64(row_number() OVER (ORDER BY paid_at, payment_id)) AS position
            FROM payments CROSS JOIN numbers({Copies}) AS n
            """);
    }

    private async Task<string[]> OfflineAsync(ClickHouseTables tables, Spine spine, AggregateCase aggregate)
    {
        var byHand = ByHand(spine.Table, aggregate.Table, aggregate.Native);
        var (ours, native) = (new TrainedValues((int)spine.Rows), new TrainedValues((int)spine.Rows));
        var row = 0;
        await foreach (var batch in TrainingSetBuilder.StreamAsync(tables.Engine, aggregate.Target, spine))
            ours.Take(batch, ref row);
        await foreach (var batch in tables.Engine.QueryArrowAsync(byHand))
        {
            using (batch)
                native.TakeNumbered(batch);
        }

        ours.RequireClose(native, aggregate.Name, aggregate.Tolerance);
        var measured = await Turns.RunAsync(Repetitions,
        [
            new("parts", () => tables.StreamAsync(GroupedSql.Exact(Numbered, aggregate.Parts))),
            new("own", () => tables.StreamAsync(GroupedSql.Native(Numbered, aggregate.Own ?? aggregate.Native))),
            new("training set", () => tables.StreamAsync(aggregate.Target, spine)),
            new("by hand", () => tables.StreamAsync(byHand)),
        ]);
        double PerRow(int contender) => measured[contender].Wall * 1e9 / ((double)Rows * Copies);
        return
        [
            aggregate.Name, Report.Number(PerRow(0)), Report.Number(PerRow(1)), Report.Number(PerRow(0) / PerRow(1)),
            Report.Number(measured[2].Wall), Report.Number(measured[3].Wall), Report.Number(measured[2].Wall / measured[3].Wall),
        ];
    }

    private static string ByHand(string spine, string table, string native) => $"""
        SELECT s.row_number AS row_number, {native} AS value
        FROM {spine} AS s INNER JOIN {table} AS e ON s.account_id = e.account_id
        WHERE e.paid_at < s.as_of AND e.paid_at >= s.as_of - toIntervalDay(30)
        GROUP BY s.row_number
        """;

    private string[] Online(AggregateCase aggregate, OneAccount usual, OneAccount hot)
    {
        var (fewRows, manyRows) = (Rows(usual), Rows(hot));
        var (few, many) = (OneAccount.Pack(Applied(aggregate, fewRows)), OneAccount.Pack(Applied(aggregate, manyRows)));
        var taken = Loops.Nanoseconds(
            Repetitions,
            () => Applied(aggregate, fewRows), () => Applied(aggregate, manyRows),
            () => aggregate.Evaluate(usual.AsOf, few), () => aggregate.Evaluate(hot.AsOf, many));
        return
        [
            aggregate.Name, Report.Number(few.Length), Report.Number(many.Length),
            Report.Number(taken[0] / Usual), Report.Number(taken[1] / Hot), Report.Number(taken[2]), Report.Number(taken[3]),
        ];

        List<IRow> Rows(OneAccount account) => [.. account.Payments.Select(aggregate.Row)];
    }

    private static ViewState Applied(AggregateCase aggregate, List<IRow> rows)
    {
        var state = aggregate.View.NewState();
        foreach (var payment in rows)
            state.Apply(0, payment);
        return state;
    }
}
