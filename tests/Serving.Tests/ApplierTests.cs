namespace FeatureDsl.Serving.Tests;

public abstract class ApplierTests(TestServer server) : ServerTests(server)
{
    [Fact]
    public async Task A_row_reaches_every_view_of_its_source_after_the_flush()
    {
        await using var applier = await OpenAsync();
        Assert.Equal(ApplyOutcome.Applied, await applier.ApplyAsync(Shops.Sales, Shops.Sale(7, 1, 5), cancellation: Stop));
        Assert.Equal(0, (await ReadAsync(Shops.Key(Shops.ShopSales, 7L))).Count);

        await applier.FlushAsync(Stop);
        Assert.Equal(5, (await ReadAsync(Shops.Key(Shops.ShopSales, 7L))).Sum);
        Assert.Equal(5, (await ReadAsync(Shops.Key(Shops.ShopHistory, 7L))).Sum);
        Assert.Equal(5, (await ReadAsync(Shops.Key(Shops.VisitorSales, "ann", 7L))).Sum);
    }

    [Fact]
    public async Task Only_the_states_asked_for_are_flushed()
    {
        await using var applier = await OpenAsync();
        await applier.ApplyAsync(Shops.Sales, Shops.Sale(1, 1), cancellation: Stop);
        await applier.FlushAsync([Shops.Key(Shops.ShopSales, 1L), Shops.Key(Shops.ShopSales, 99L)], Stop);

        Assert.Equal(1, (await ReadAsync(Shops.Key(Shops.ShopSales, 1L))).Count);
        Assert.Equal(0, (await ReadAsync(Shops.Key(Shops.ShopHistory, 1L))).Count);
        Assert.Equal(1, applier.Counters.StatesWritten);
    }

    [Fact]
    public async Task A_row_whose_key_is_missing_belongs_to_no_entity()
    {
        await using var applier = await OpenAsync();
        Assert.Equal(ApplyOutcome.NoEntity, await applier.ApplyAsync(Shops.Sales, Shops.Sale(null, 1), cancellation: Stop));
        Assert.Equal(3, applier.Counters.NoEntity);
    }

    [Fact]
    public async Task The_next_writer_goes_on_where_the_last_one_flushed_and_knows_redelivered_rows()
    {
        await using (var first = await OpenAsync())
        {
            await first.ApplyAsync(Shops.Sales, Shops.Sale(1, 1, 10), new EventPosition(0, 41), Stop);
            await first.FlushAsync(Stop);
            await first.ApplyAsync(Shops.Sales, Shops.Sale(1, 2, 100), new EventPosition(0, 42), Stop);
        }

        await using var second = await OpenAsync();
        Assert.Equal(ApplyOutcome.Repeat, await second.ApplyAsync(Shops.Sales, Shops.Sale(1, 1, 10), new EventPosition(0, 41), Stop));
        Assert.Equal(ApplyOutcome.Applied, await second.ApplyAsync(Shops.Sales, Shops.Sale(1, 2, 100), new EventPosition(0, 42), Stop));
        Assert.Equal(ApplyOutcome.Applied, await second.ApplyAsync(Shops.Sales, Shops.Sale(1, 3, 1000), new EventPosition(1, 7), Stop));
        await second.FlushAsync(Stop);
        Assert.Equal(1110, (await ReadAsync(Shops.Key(Shops.ShopSales, 1L))).Sum);
    }

    [Fact]
    public async Task Keys_expire_after_the_longest_reach_and_stay_where_a_source_reaches_without_end()
    {
        await using var applier = await OpenAsync(new OnlineApplierOptions { ExpirySlack = TimeSpan.FromHours(2) });
        await applier.ApplyAsync(Shops.Sales, Shops.Sale(1, 1), cancellation: Stop);
        await applier.FlushAsync(Stop);

        var life = await Raw.KeyTimeToLiveAsync(NameOf(Shops.Key(Shops.ShopSales, 1L)));
        Assert.InRange(life!.Value, TimeSpan.FromDays(30) + TimeSpan.FromMinutes(119), TimeSpan.FromDays(30) + TimeSpan.FromHours(2));
        Assert.Null(await Raw.KeyTimeToLiveAsync(NameOf(Shops.Key(Shops.ShopHistory, 1L))));
    }

    [Fact]
    public async Task A_row_seen_only_later_keeps_its_key_for_as_long_after_that()
    {
        await using var store = await RedisOnlineStore.ConnectAsync(Server.Endpoint, Options() with { Clock = new FixedClock(Shops.Start) }, Stop);
        await using var applier = await OpenAsync(new OnlineApplierOptions { ExpirySlack = TimeSpan.Zero }, store);
        await applier.ApplyAsync(Shops.Sales, Shops.Sale(1, 0, known: 5 * 24 * 60), cancellation: Stop);
        await applier.FlushAsync(Stop);
        var life = await Raw.KeyTimeToLiveAsync(NameOf(Shops.Key(Shops.ShopSales, 1L)));
        Assert.InRange(life!.Value, TimeSpan.FromDays(34.9), TimeSpan.FromDays(35.1));
    }

    [Fact]
    public async Task States_that_left_memory_are_read_back()
    {
        await using var applier = await OpenAsync(new OnlineApplierOptions { MaxCachedStates = 9, FlushAfterStates = 6 });
        for (var round = 0; round < 5; round++)
        {
            for (var shop = 0L; shop < 20; shop++)
            {
                await applier.ApplyAsync(Shops.Sales, Shops.Sale(shop, round, 1), cancellation: Stop);
            }
        }

        await applier.FlushAsync(Stop);
        Assert.InRange(applier.Counters.Evicted, 100, 300);
        for (var shop = 0L; shop < 20; shop++)
        {
            Assert.Equal(5, (await ReadAsync(Shops.Key(Shops.ShopSales, shop))).Count);
        }
    }

    [Fact]
    public async Task Memory_is_bounded_in_bytes_too()
    {
        await using var applier = await OpenAsync(new OnlineApplierOptions { MaxCachedBytes = 320, FlushAfterStates = 4 });
        for (var i = 0; i < 200; i++)
        {
            await applier.ApplyAsync(Shops.Sales, Shops.Sale(i % 20, i), cancellation: Stop);
        }

        await applier.FlushAsync(Stop);
        Assert.InRange(applier.Counters.Evicted, 500, 600);
        Assert.Equal(10, (await ReadAsync(Shops.Key(Shops.ShopSales, 3L))).Count);
    }

    [Fact]
    public async Task A_hundred_thousand_rows_in_bulk_are_all_counted_once()
    {
        await using var applier = await OpenAsync(new OnlineApplierOptions { MaxCachedStates = 5_000, FlushAfterStates = 2_000 });
        var rows = Enumerable.Range(0, 100_000).Select(i => new SourceRow(Shops.Sales, Shops.Sale(i % 3_000, i, i), new EventPosition(i % 4, i)));
        Assert.Equal(100_000, await applier.ApplyAsync(rows.ToAsyncEnumerable(), Stop));
        await applier.FlushAsync(Stop);

        var keys = Enumerable.Range(0, 3_000).Select(i => Shops.Key(Shops.ShopSales, (long)i)).ToList();
        var tallies = (await Store.ReadAsync(keys, Stop)).Select(Tally.Of).ToList();
        Assert.Equal(100_000, tallies.Sum(t => t.Count));
        Assert.Equal(99_999L * 100_000 / 2, tallies.Sum(t => t.Sum));
        Assert.Equal((300_000, 0), (applier.Counters.Applied, applier.Counters.Rejected));
    }

    [Fact]
    public async Task Many_threads_may_push_at_once()
    {
        await using var applier = await OpenAsync(new OnlineApplierOptions { FlushAfterStates = 5 });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                await applier.ApplyAsync(Shops.Sales, Shops.Sale(i % 10, worker), cancellation: Stop);
            }
        })));
        await applier.FlushAsync(Stop);
        Assert.Equal(160, (await ReadAsync(Shops.Key(Shops.ShopSales, 4L))).Count);
    }

    [Fact]
    public async Task A_call_that_fails_has_applied_nothing_and_can_be_repeated()
    {
        await using var mortal = Server.Another();
        await mortal.InitializeAsync();
        await using var store = await RedisOnlineStore.ConnectAsync(mortal.Endpoint, Options(), Stop);
        await using var applier = await OpenAsync(store: store);
        await applier.ApplyAsync(Shops.Sales, Shops.Sale(1, 1), cancellation: Stop);
        await mortal.KillAsync();

        SourceRow[] rows = [new(Shops.Sales, Shops.Sale(1, 2)), new(Shops.Sales, Shops.Sale(2, 2))];
        var error = await Assert.ThrowsAsync<FeatureDslException>(async () => await applier.ApplyAsync(rows, Stop));
        Assert.Contains(mortal.Endpoint, error.Message, StringComparison.Ordinal);
        Assert.Equal(3, applier.Counters.Applied);
        var flush = await Assert.ThrowsAsync<FeatureDslException>(async () => await applier.FlushAsync(Stop));
        Assert.Contains(mortal.Endpoint, flush.Message, StringComparison.Ordinal);
        Assert.Equal(0, applier.Counters.StatesWritten);
    }

    [Fact]
    public async Task A_state_that_cannot_take_a_row_stops_the_writer_before_anything_wrong_is_written()
    {
        await using var applier = await OpenAsync();
        await applier.ApplyAsync(Shops.Sales, Shops.Sale(1, 1), cancellation: Stop);
        var error = await Assert.ThrowsAsync<FeatureDslException>(async () =>
            await applier.ApplyAsync(Shops.Sales, Shops.Sale(1, 2, Tally.Poison), cancellation: Stop));
        Assert.Contains("Sale could not be applied to ShopSales for Shop|1:1", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<FeatureDslException>(async () => await applier.FlushAsync(Stop));
        Assert.False(await Raw.KeyExistsAsync(NameOf(Shops.Key(Shops.ShopSales, 1L))));
    }
}
