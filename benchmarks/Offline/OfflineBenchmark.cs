using FeatureDsl.Benchmarks.Data;
using FeatureDsl.Benchmarks.Measuring;
using FeatureDsl.Benchmarks.Payments;
using FeatureDsl.Descriptors;
using FeatureDsl.Runtime;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Benchmarks.Offline;

/// <summary>Training sets against the range join by hand (a small size: its pairs explode) and against DuckDB (the full size).</summary>
internal sealed class OfflineBenchmark(BenchmarkOptions options, Report report) : IBenchmark
{
    // With more rows the frames of the hot account take DuckDB minutes.
    private const int UsualRows = 500_000, RowsPerQuestion = 10, NaiveShare = 5, UsualRepetitions = 3;

    private static readonly TargetDescriptor Paid = AccountActivityTarget.Instance, Settled = SettledActivityTarget.Instance;
    private static readonly string[] Columns = [.. Paid.Features.Select(f => f.Name)];

    private int Repetitions => options.Repetitions ?? UsualRepetitions;

    public async Task RunAsync()
    {
        var rows = options.Rows ?? UsualRows;
        await AtAsync(Math.Max(100, rows / NaiveShare), AgainstNaiveAsync);
        await AtAsync(rows, AgainstDuckAsync);
    }

    private async Task AtAsync(int rows, Func<int, HistoryFiles, ClickHouseTables, Task> measure)
    {
        var questions = rows / RowsPerQuestion;
        report.Progress(FormattableString.Invariant($"offline: making {rows:N0} events"));
        using var files = await HistoryFiles.WriteAsync(new PaymentHistory(rows), questions);
        await using var tables = await ClickHouseTables.LoadAsync(files.Folder, files);
        await measure(rows, files, tables);
    }

    private async Task AgainstNaiveAsync(int rows, HistoryFiles files, ClickHouseTables tables)
    {
        using var duck = new DuckEngine(files);
        await using var spine = await StageAsync(tables, Paid, files);
        var naive = NaiveJoin.Sql(spine.Table, "payments", "paid_at");
        report.Progress("offline: comparing with the join by hand and with DuckDB's one query");
        var ours = await OursAsync(tables, Paid, spine);
        ours.RequireEqual(await ByHandAsync(tables, naive, spine), "The training set", "the join by hand");
        await RequireEqualAsync(ours, duck, DuckQueries.OneQuery, spine);
        await MeasureAsync(Title(rows, spine.Rows, "known as they happen"),
        [
            new("training set", () => tables.StreamAsync(Paid, spine)),
            new("ClickHouse, range join and GROUP BY by hand", () => tables.StreamAsync(naive)),
            new("DuckDB, one query with range frames", () => duck.ComputeAsync(DuckQueries.OneQuery)),
        ]);
        await AgainstNaiveLateAsync(rows, files, tables);
    }

    private async Task AgainstNaiveLateAsync(int rows, HistoryFiles files, ClickHouseTables tables)
    {
        await using var spine = await StageAsync(tables, Settled, files);
        var naive = NaiveJoin.Sql(spine.Table, "settlements", "settled_at");
        report.Progress("offline: comparing with the join by hand, late rows");
        (await OursAsync(tables, Settled, spine)).RequireEqual(await ByHandAsync(tables, naive, spine), "The training set", "the join by hand");
        await MeasureAsync(Title(rows, spine.Rows, "2 % known late"),
        [
            new("training set", () => tables.StreamAsync(Settled, spine)),
            new("ClickHouse, range join and GROUP BY by hand", () => tables.StreamAsync(naive)),
        ]);
    }

    private async Task AgainstDuckAsync(int rows, HistoryFiles files, ClickHouseTables tables)
    {
        using var duck = new DuckEngine(files);
        await using var spine = await StageAsync(tables, Paid, files);
        await using var late = await StageAsync(tables, Settled, files);
        report.Progress("offline: comparing with DuckDB's mix");
        await RequireEqualAsync(await OursAsync(tables, Paid, spine), duck, DuckQueries.Mix, spine);
        await tables.StreamAsync(Settled, late);
        await MeasureAsync(Title(rows, spine.Rows, "known as they happen"),
        [
            new("training set", () => tables.StreamAsync(Paid, spine)),
            new("DuckDB, running sums with ASOF, and range frames", () => duck.ComputeAsync(DuckQueries.Mix)),
            new("training set, where 2 % are known late", () => tables.StreamAsync(Settled, late)),
        ]);
    }

    // What is measured has just been run once, to be compared.
    private async Task MeasureAsync(string title, IReadOnlyList<Contender> contenders)
    {
        report.Progress("offline: measuring");
        report.Measurements(title, await Turns.RunAsync(Repetitions, contenders, warm: true));
    }

    private static async Task RequireEqualAsync(CellTable ours, DuckEngine duck, string sql, Spine spine)
    {
        await duck.ComputeAsync(sql);
        ours.RequireEqual(duck.Read(Columns, (int)spine.Rows), "The training set", "DuckDB");
    }

    private static async Task<CellTable> ByHandAsync(ClickHouseTables tables, string sql, Spine spine)
    {
        var cells = new CellTable(Columns, (int)spine.Rows);
        await tables.StreamAsync(sql, cells);
        return cells;
    }

    private static async Task<CellTable> OursAsync(ClickHouseTables tables, TargetDescriptor target, Spine spine)
    {
        var ours = new CellTable(Columns, (int)spine.Rows);
        await tables.StreamAsync(target, spine, ours);
        return ours;
    }

    private static Task<Spine> StageAsync(ClickHouseTables tables, TargetDescriptor target, HistoryFiles files) =>
        Spine.StageAsync(tables.Engine, target, files.Spine, new BadRowList());

    private string Title(int rows, long questions, string what) => FormattableString.Invariant(
        $"offline: {rows:N0} events, {what}, {questions:N0} spine rows, {Columns.Length} features; equal row by row; median of {Repetitions}");
}
