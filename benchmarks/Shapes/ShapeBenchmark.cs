using FeatureDsl.Benchmarks.Aggregates;
using FeatureDsl.Benchmarks.Data;
using FeatureDsl.Benchmarks.Measuring;
using FeatureDsl.Benchmarks.Offline;
using FeatureDsl.Online;
using FeatureDsl.Runtime;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Benchmarks.Shapes;

/// <summary>
/// What features cost that are more than one aggregate of one window: in a training set beside a query by hand, and online in bytes and
/// nanoseconds.
/// </summary>
internal sealed class ShapeBenchmark(BenchmarkOptions options, Report report) : IBenchmark
{
    private const int UsualRows = 100_000, RowsPerQuestion = 10, UsualRepetitions = 3, Usual = 10, Hot = 2_000, Figures = 6;

    private int Rows => options.Rows ?? UsualRows;

    private int Repetitions => options.Repetitions ?? UsualRepetitions;

    public async Task RunAsync()
    {
        report.Progress(FormattableString.Invariant($"shapes: making {Rows:N0} events"));
        using var files = await HistoryFiles.WriteAsync(new PaymentHistory(Rows), Rows / RowsPerQuestion);
        await using var tables = await ClickHouseTables.LoadAsync(files.Folder, files);
        await Purchases.CreateAsync(tables.Engine);
        await using var spine = await Spine.StageAsync(tables.Engine, ShapeCases.All[0].Target, files.Spine, new BadRowList());
        var (usual, hot) = (new OneAccount(Usual), new OneAccount(Hot));
        var lines = new List<string[]>();
        foreach (var shape in ShapeCases.All)
        {
            report.Progress($"shapes: {shape.Name}");
            var online = shape.Evaluate is { } evaluate ? Online(shape, evaluate, usual, hot) : [.. Enumerable.Repeat("", Figures)];
            lines.Add([shape.Name, .. await OfflineAsync(tables, spine, shape), .. online]);
        }

        report.Table(
            FormattableString.Invariant($"shapes: a training set of {Rows:N0} events and {spine.Rows:N0} spine rows, equal row by row to a query by hand; ")
            + FormattableString.Invariant($"online bytes and nanoseconds; median of {Repetitions}"),
            [
                "", "training set s", "by hand s", "x by hand", $"bytes of {Usual} events", $"of {Hot:N0}",
                $"applying one of {Usual}", $"of {Hot:N0}", $"reading {Usual}", $"reading {Hot:N0}",
            ],
            lines);
    }

    private async Task<string[]> OfflineAsync(ClickHouseTables tables, Spine spine, ShapeCase shape)
    {
        var byHand = shape.ByHand(spine.Table);
        var (ours, theirs) = (new TrainedValues((int)spine.Rows), new TrainedValues((int)spine.Rows));
        var row = 0;
        await foreach (var batch in TrainingSetBuilder.StreamAsync(tables.Engine, shape.Target, spine))
            ours.Take(batch, ref row);
        await foreach (var batch in tables.Engine.QueryArrowAsync(byHand))
        {
            using (batch)
                theirs.TakeNumbered(batch);
        }

        ours.RequireClose(theirs, shape.Name, tolerance: 0);
        var measured = await Turns.RunAsync(
            Repetitions, [new("training set", () => tables.StreamAsync(shape.Target, spine)), new("by hand", () => tables.StreamAsync(byHand))], warm: true);
        return [Report.Number(measured[0].Wall), Report.Number(measured[1].Wall), Report.Number(measured[0].Wall / measured[1].Wall)];
    }

    private string[] Online(ShapeCase shape, Action<long, byte[]> evaluate, OneAccount usual, OneAccount hot)
    {
        var events = new[] { usual, hot }.Select(a => a.Payments.Select(shape.Row).ToList()).ToList();
        var packed = events.Select(e => OneAccount.Pack(Applied(shape, e))).ToList();
        var taken = Loops.Nanoseconds(
            Repetitions, () => Applied(shape, events[0]), () => Applied(shape, events[1]),
            () => evaluate(usual.AsOf, packed[0]), () => evaluate(hot.AsOf, packed[1]));
        return
        [
            Report.Number(packed[0].Length), Report.Number(packed[1].Length),
            Report.Number(taken[0] / Usual), Report.Number(taken[1] / Hot), Report.Number(taken[2]), Report.Number(taken[3]),
        ];
    }

    private static ViewState Applied(ShapeCase shape, List<IRow> events)
    {
        var state = shape.View.NewState();
        events.ForEach(e => state.Apply(0, e));
        return state;
    }
}
