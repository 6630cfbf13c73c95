using FeatureDsl.Descriptors;
using StackExchange.Redis;

namespace FeatureDsl.Serving.Tests;

public abstract class JoinedRowTests(TestServer server) : ServerTests(server)
{
    [Fact]
    public async Task An_event_finds_the_rows_that_were_applied_before_it()
    {
        await using var applier = await OpenRatedAsync();
        await applier.ApplyAsync(
            (SourceRow[])[Rated(Shops.Sale(1, 0)), Rating(1, 5, 20), Rated(Shops.Sale(1, 4, known: 6)), Rated(Shops.Sale(1, 5)), Rating(1, 9, 300), Rated(Shops.Sale(1, 8, known: 9)), Rated(Shops.Sale(2, 9))],
            Stop);
        await applier.FlushAsync(Stop);

        Assert.Equal((RatedSales.NoProfile * 2) + 20 + 20, (await ReadAsync(Shops.Key(RatedSales.OfVisitor, "ann", 1L))).Sum);
        Assert.Equal(RatedSales.NoProfile, (await ReadAsync(Shops.Key(RatedSales.OfVisitor, "ann", 2L))).Sum);
        Assert.Equal(0, applier.Counters.Rejected);
    }

    [Fact]
    public async Task The_next_writer_finds_the_rows_of_the_last_one_and_a_late_event_the_row_of_its_own_time()
    {
        await using (var first = await OpenRatedAsync())
        {
            await first.ApplyAsync((SourceRow[])[Rating(1, 1, 10), Rating(1, 2, 200)], Stop);
            await first.FlushAsync(Stop);
        }

        await using var second = await OpenRatedAsync();
        await second.ApplyAsync((SourceRow[])[Rated(Shops.Sale(1, 3)), Rated(Shops.Sale(1, 1.5, known: 4)), Rated(Shops.Sale(1, 0.5, known: 4))], Stop);
        await second.FlushAsync(Stop);
        Assert.Equal(200 + 10 + RatedSales.NoProfile, (await ReadAsync(Shops.Key(RatedSales.OfVisitor, "ann", 1L))).Sum);
    }

    [Fact]
    public async Task A_row_that_is_delivered_again_changes_nothing()
    {
        await using var applier = await OpenRatedAsync();
        var (rating, sale) = (Rating(1, 1, 10) with { Position = new(0, 1) }, Rated(Shops.Sale(1, 2)) with { Position = new(0, 2) });
        await applier.ApplyAsync((SourceRow[])[rating, sale, Rating(1, 3, 500) with { Position = new(0, 3) }, rating, sale], Stop);
        await applier.FlushAsync(Stop);

        Assert.Equal(10, (await ReadAsync(Shops.Key(RatedSales.OfVisitor, "ann", 1L))).Sum);
        Assert.Equal(2, applier.Counters.Repeats);
    }

    [Fact]
    public async Task An_event_whose_rows_cannot_be_read_is_set_aside_with_the_reason()
    {
        await Raw.StringSetAsync(NameOf(RatedSales.History(1)), (RedisValue)new byte[] { 1, 2, 3 });
        await using var applier = await OpenRatedAsync();
        Assert.Equal(ApplyOutcome.Rejected, await applier.ApplyAsync(RatedSales.Source, Shops.Sale(1, 1), cancellation: Stop));
        Assert.Equal(ApplyOutcome.Applied, await applier.ApplyAsync(RatedSales.Source, Shops.Sale(2, 1), cancellation: Stop));
        await applier.FlushAsync(Stop);

        Assert.Equal(0, (await ReadAsync(Shops.Key(RatedSales.OfVisitor, "ann", 1L))).Count);
        Assert.Equal([1, 2, 3], (byte[]?)await Raw.StringGetAsync(NameOf(RatedSales.History(1))));
    }

    [Fact]
    public async Task A_writer_without_the_source_says_which_is_missing()
    {
        var fault = await Assert.ThrowsAsync<FeatureDslException>(() => OnlineApplier.OpenAsync(Store, "shops", [RatedSales.OfVisitor], [Shops.Profiles], cancellation: Stop));
        Assert.Contains("RatedSale", fault.Message, StringComparison.Ordinal);
    }

    private static SourceRow Rated(Sale sale) => new(RatedSales.Source, sale);

    private static SourceRow Rating(long shop, double minute, long rating) => new(Shops.Profiles, new Profile(shop, Shops.At(minute), rating));

    private Task<OnlineApplier> OpenRatedAsync() =>
        OnlineApplier.OpenAsync(Store, "shops", (ViewDescriptor[])[RatedSales.OfVisitor], (SourceDescriptor[])[RatedSales.Source, Shops.Profiles], cancellation: Stop);
}
