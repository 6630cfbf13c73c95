namespace FeatureDsl.Serving.Tests;

public abstract class LeaseTests(TestServer server) : ServerTests(server)
{
    [Fact]
    public async Task A_writer_that_lost_the_lease_writes_nothing_more()
    {
        await using var old = await OpenAsync();
        await old.ApplyAsync(Shops.Sales, Shops.Sale(1, 1, 10), cancellation: Stop);
        await old.FlushAsync(Stop);
        await old.ApplyAsync(Shops.Sales, Shops.Sale(1, 2, 100), cancellation: Stop);

        await using var young = await OpenAsync();
        Assert.True(young.Epoch > old.Epoch);
        var lost = await Assert.ThrowsAsync<LeaseLostException>(async () => await old.FlushAsync(Stop));
        Assert.Contains("another writer has taken over", lost.Message, StringComparison.Ordinal);
        Assert.Contains(Server.Endpoint, lost.Message, StringComparison.Ordinal);
        Assert.Equal(10, (await ReadAsync(Shops.Key(Shops.ShopSales, 1L))).Sum);

        // It stays lost: no later call may believe that its states are still right.
        await Assert.ThrowsAsync<FeatureDslException>(async () => await old.ApplyAsync(Shops.Sales, Shops.Sale(1, 3), cancellation: Stop));

        await young.ApplyAsync(Shops.Sales, Shops.Sale(1, 4, 1000), cancellation: Stop);
        await young.FlushAsync(Stop);
        Assert.Equal(1010, (await ReadAsync(Shops.Key(Shops.ShopSales, 1L))).Sum);
    }

    [Fact]
    public async Task Writers_of_other_scopes_do_not_disturb_each_other()
    {
        await using var shops = await OpenAsync();
        await using var other = await OnlineApplier.OpenAsync(Store, "other", [], [], null, Stop);
        await shops.ApplyAsync(Shops.Sales, Shops.Sale(1, 1), cancellation: Stop);
        await shops.FlushAsync(Stop);
        Assert.Equal(1, (await ReadAsync(Shops.Key(Shops.ShopSales, 1L))).Count);
    }

    [Fact]
    public async Task A_server_that_was_emptied_ends_the_lease()
    {
        await using var applier = await OpenAsync();
        await applier.ApplyAsync(Shops.Sales, Shops.Sale(1, 1), cancellation: Stop);
        await Raw.KeyDeleteAsync($"{Options().KeyPrefix}writer:shops:epoch");
        await Assert.ThrowsAsync<LeaseLostException>(async () => await applier.FlushAsync(Stop));
    }
}
