using FeatureDsl.Descriptors;

namespace FeatureDsl.Serving.Tests;

public abstract class StoreTests(TestServer server) : ServerTests(server)
{
    [Fact]
    public async Task Reads_many_states_in_the_order_of_the_keys_and_nothing_where_there_is_none()
    {
        await Raw.StringSetAsync(NameOf(Shops.Key(Shops.ShopSales, 1L)), "one");
        await Raw.StringSetAsync(NameOf(Shops.Key(Shops.VisitorSales, "ann", 1L)), new byte[] { 0, 255, 13, 10 });

        var states = await Store.ReadAsync(
            [Shops.Key(Shops.VisitorSales, "ann", 1L), Shops.Key(Shops.ShopSales, 2L), Shops.Key(Shops.ShopSales, 1L)], Stop);

        Assert.Equal([0, 255, 13, 10], states[0].ToArray());
        Assert.True(states[1].IsEmpty);
        Assert.Equal("one"u8, states[2].Span);
    }

    [Fact]
    public async Task Reading_no_keys_asks_nobody() => Assert.Empty(await Store.ReadAsync([], Stop));

    [Fact]
    public async Task Keys_with_the_same_letters_in_other_parts_are_different()
    {
        await using var applier = await OpenAsync();
        await applier.ApplyAsync(Shops.Sales, Shops.Sale(23, 1, buyer: "1"), cancellation: Stop);
        await applier.ApplyAsync(Shops.Sales, Shops.Sale(3, 1, buyer: "12"), cancellation: Stop);
        await applier.FlushAsync(Stop);

        Assert.Equal(1, (await ReadAsync(Shops.Key(Shops.VisitorSales, "1", 23L))).Count);
        Assert.Equal(1, (await ReadAsync(Shops.Key(Shops.VisitorSales, "12", 3L))).Count);
    }

    [Fact]
    public async Task Two_versions_of_a_view_live_side_by_side()
    {
        var next = new TallyView("ShopSales", Shops.Shop, new ViewInput("global::Sale", ["ShopId"], null)) { Number = 2 };
        await using var applier = await OpenAsync();
        await using var nextApplier = await OnlineApplier.OpenAsync(Store, "shops-2", [next], Shops.Sources, null, Stop);
        foreach (var minute in new[] { 1, 2 })
            await applier.ApplyAsync(Shops.Sales, Shops.Sale(1, minute), cancellation: Stop);
        await nextApplier.ApplyAsync(Shops.Sales, Shops.Sale(1, 3), cancellation: Stop);
        await applier.FlushAsync(Stop);
        await nextApplier.FlushAsync(Stop);

        Assert.Equal(2, (await ReadAsync(Shops.Key(Shops.ShopSales, 1L))).Count);
        Assert.Equal(1, (await ReadAsync(Shops.Key(next, 1L))).Count);
    }

    [Fact]
    public async Task A_cancelled_read_ends_at_once() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Store.ReadAsync([Shops.Key(Shops.ShopSales, 1L)], new CancellationToken(canceled: true)));

    [Fact]
    public async Task Nobody_listening_is_said_with_host_and_port()
    {
        var port = TestServer.FreePort();
        var error = await Assert.ThrowsAsync<FeatureDslException>(() => RedisOnlineStore.ConnectAsync($"127.0.0.1:{port},password=hush-hush", null, Stop));
        Assert.Equal($"No Redis server answers at 127.0.0.1:{port}; check the address and that the server runs.", error.Message);
        Assert.DoesNotContain("hush-hush", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0},password=hush-hush")]
    [InlineData("redis://:hush-hush@{0}")]
    public async Task A_wrong_password_is_said_and_not_shown(string configuration)
    {
        await using var locked = Server.Another("open-sesame");
        await locked.InitializeAsync();
        var error = await Assert.ThrowsAsync<FeatureDslException>(() =>
            RedisOnlineStore.ConnectAsync(string.Format(null, configuration, locked.Endpoint), null, Stop));
        Assert.Equal($"Redis at {locked.Endpoint} refused the login; check user and password in the configuration.", error.Message);
        Assert.DoesNotContain("hush-hush", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0},password=open-sesame")]
    [InlineData("redis://:open-sesame@{0}/0")]
    public async Task The_right_password_opens_and_is_not_shown_when_the_server_dies(string configuration)
    {
        await using var locked = Server.Another("open-sesame");
        await locked.InitializeAsync();
        await using var store = await RedisOnlineStore.ConnectAsync(string.Format(null, configuration, locked.Endpoint), null, Stop);
        Assert.Single(await store.ReadAsync([Shops.Key(Shops.ShopSales, 1L)], Stop));

        await locked.KillAsync();
        var error = await Assert.ThrowsAsync<FeatureDslException>(async () => await store.ReadAsync([Shops.Key(Shops.ShopSales, 1L)], Stop));
        Assert.DoesNotContain("open-sesame", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_dies_is_a_clear_error_within_the_timeout()
    {
        await using var mortal = Server.Another();
        await mortal.InitializeAsync();
        await using var store = await RedisOnlineStore.ConnectAsync(mortal.Endpoint, null, Stop);
        await store.ReadAsync([Shops.Key(Shops.ShopSales, 1L)], Stop);
        await mortal.KillAsync();

        for (var i = 0; i < 3; i++)
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var error = await Assert.ThrowsAsync<FeatureDslException>(async () => await store.ReadAsync([Shops.Key(Shops.ShopSales, 1L)], Stop));
            Assert.Contains(mortal.Endpoint, error.Message, StringComparison.Ordinal);
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2.5));
        }
    }

    [Fact]
    public async Task The_clock_is_the_one_that_was_given()
    {
        var clock = new FixedClock(Shops.Start);
        await using var store = await RedisOnlineStore.ConnectAsync(Server.Endpoint, new RedisStoreOptions { Clock = clock }, Stop);
        Assert.Equal(Shops.Start, store.Clock.GetUtcNow().UtcDateTime);
    }
}
