using FeatureDsl.Online;

namespace FeatureDsl.Serving.Tests;

public abstract class ReplayTests(TestServer server) : ServerTests(server)
{
    [Fact]
    public async Task History_up_to_an_instant_is_what_was_visible_then()
    {
        await using var applier = await OpenAsync();
        var reports = new List<ReplayProgress>();
        var done = await new Replayer(applier).RunAsync(History(), Shops.At(3), new Reports(reports), Stop);

        // Sales known at 1 and 2 (not the one at 3, nor the one that happened at 1 but became known at 10), profiles of 0 and 3.
        Assert.Equal(4, done.Rows);
        Assert.Equal(Shops.At(3), done.Known);
        Assert.Equal(done, reports[^1]);
        Assert.Equal(2, (await ReadAsync(Shops.Key(Shops.ShopSales, 1L))).Count);
        Assert.Equal(1 + 2 + 100 + 200, (await ReadAsync(Shops.Key(Shops.ShopHistory, 1L))).Sum);
    }

    [Fact]
    public async Task Without_an_end_everything_is_replayed()
    {
        await using var applier = await OpenAsync();
        var done = await new Replayer(applier).RunAsync(History(), cancellation: Stop);
        Assert.Equal(6, done.Rows);
        Assert.True(done.RowsPerSecond > 0);
    }

    [Fact]
    public async Task Each_question_finds_exactly_what_was_visible_at_its_instant()
    {
        await using var applier = await OpenAsync();
        double[] minutes = [0, 0.5, 1, 1.5, 3, 3.5, 10, 10.1];
        var answers = await AskAsync(applier, History(), minutes.Select(m => new Ask<long>(Shops.At(m), [Shops.Key(Shops.ShopHistory, 1L)], 1)));
        Assert.Equal([100, 100, 100, 101, 303, 307, 307, 315], answers);
    }

    [Fact]
    public async Task Questions_are_answered_as_if_rows_and_questions_came_one_by_one()
    {
        var random = new Random(7);
        var sales = Enumerable.Range(0, 3_000).Select(i => Shops.Sale(random.Next(30), random.Next(500), i)).Select(s => s with { Known = s.Time.AddMinutes(random.Next(20)) })
            .OrderBy(s => s.Known).ToArray();
        var asks = Enumerable.Range(0, 700).Select(_ => (Minute: random.Next(520), Shop: (long)random.Next(30))).OrderBy(a => a.Minute).ToList();
        await using var applier = await OpenAsync(new OnlineApplierOptions { MaxCachedStates = 40, FlushAfterStates = 20 });

        var answers = await AskAsync(
            applier,
            KnownOrder.Merge((Shops.Sales, ((IRow[])sales).ToAsyncEnumerable())),
            asks.Select(a => new Ask<long>(Shops.At(a.Minute), [Shops.Key(Shops.ShopSales, a.Shop)], a.Shop)));

        Assert.Equal(asks.Select(a => sales.Where(s => s.ShopId == a.Shop && s.Known < Shops.At(a.Minute)).Sum(s => s.Amount)), answers);
    }

    [Fact]
    public async Task Questions_that_no_row_comes_between_are_answered_together()
    {
        await using var applier = await OpenAsync();
        var together = new List<int>();
        var replay = new InterleavedReplay<int>(applier, (asks, _) => { together.Add(asks.Count); return ValueTask.CompletedTask; });
        var keys = new[] { Shops.Key(Shops.ShopSales, 1L) };
        await replay.RunAsync(History(), [new(Shops.At(0), keys, 0), new(Shops.At(0.5), keys, 1), new(Shops.At(1.5), keys, 2), new(Shops.At(1.6), keys, 3)], Stop);
        Assert.Equal([2, 2], together);
    }

    [Fact]
    public async Task Questions_about_other_entities_do_not_wait_for_rows_that_are_held_back()
    {
        await using var applier = await OpenAsync();
        var together = new List<int>();
        var replay = new InterleavedReplay<int>(applier, (asks, _) => { together.Add(asks.Count); return ValueTask.CompletedTask; });
        IRow[] sales = [.. Enumerable.Range(0, 100).Select(i => Shops.Sale(i % 50, i))];
        var asks = Enumerable.Range(0, 100).Select(i => new Ask<int>(Shops.At(i), [Shops.Key(Shops.ShopSales, (long)(i % 50))], i));
        Assert.Equal(99, await replay.RunAsync(KnownOrder.Merge((Shops.Sales, sales.ToAsyncEnumerable())), asks, Stop));
        Assert.Equal([50, 50], together);
    }

    [Fact]
    public async Task Questions_out_of_order_are_refused()
    {
        await using var applier = await OpenAsync();
        var replay = new InterleavedReplay<int>(applier, (_, _) => ValueTask.CompletedTask);
        await Assert.ThrowsAsync<FeatureDslException>(() => replay.RunAsync(History(), [new(Shops.At(2), [], 0), new(Shops.At(1), [], 1)], Stop));
    }

    private static IAsyncEnumerable<SourceRow> History()
    {
        IRow[] sales = [Shops.Sale(1, 1, 1), Shops.Sale(1, 2, 2), Shops.Sale(1, 3, 4), Shops.Sale(1, 1, 8, known: 10)];
        IRow[] profiles = [new Profile(1, Shops.At(0), 100), new Profile(1, Shops.At(3), 200)];
        return KnownOrder.Merge((Shops.Sales, sales.ToAsyncEnumerable()), (Shops.Profiles, profiles.ToAsyncEnumerable()));
    }

    private async Task<List<long>> AskAsync(OnlineApplier applier, IAsyncEnumerable<SourceRow> rows, IEnumerable<Ask<long>> asks)
    {
        var answers = new List<long>();
        var replay = new InterleavedReplay<long>(applier, async (together, stop) =>
        {
            StateKey[] keys = [.. together.SelectMany(a => a.Keys)];
            answers.AddRange((await Store.ReadAsync(keys, stop)).Select(s => Tally.Of(s).Sum));
        });
        await replay.RunAsync(rows, asks, Stop);
        return answers;
    }

    private sealed class Reports(List<ReplayProgress> to) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value) => to.Add(value);
    }
}
