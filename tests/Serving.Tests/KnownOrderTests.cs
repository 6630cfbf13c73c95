using FeatureDsl.Descriptors;

namespace FeatureDsl.Serving.Tests;

public sealed class KnownOrderTests
{
    [Fact]
    public async Task Rows_come_by_known_time_and_at_one_instant_snapshots_first()
    {
        var merged = await Merge(
            (Shops.Sales, [Shops.Sale(1, 1, known: 3), Shops.Sale(2, 5)]),
            (Shops.Profiles, [new Profile(3, Shops.At(3), 1), new Profile(4, Shops.At(5), 1), new Profile(5, Shops.At(6), 1)]));
        Assert.Equal([3, 1, 4, 2, 5], merged.Select(r => r.Row is Sale s ? s.ShopId!.Value : ((Profile)r.Row).ShopId));
    }

    [Fact]
    public async Task What_is_visible_at_an_instant_is_a_prefix()
    {
        var merged = await Merge(
            (Shops.Sales, [Shops.Sale(1, 1), Shops.Sale(1, 2), Shops.Sale(1, 2), Shops.Sale(1, 3)]),
            (Shops.Profiles, [new Profile(1, Shops.At(1), 1), new Profile(1, Shops.At(2), 1), new Profile(1, Shops.At(3), 1)]));
        foreach (var minute in new[] { 0.5, 1, 2, 2.5, 3, 4 })
        {
            var visible = merged.Select(r => KnownOrder.IsVisible(r, Shops.At(minute))).ToList();
            Assert.Equal(visible.OrderDescending(), visible);
        }
    }

    [Fact]
    public async Task Of_repeats_known_at_one_instant_the_earlier_event_comes_first_whatever_the_stream_said()
    {
        var merged = await Merge(
            (Shops.Sales, [Shops.Sale(1, 4, known: 5), Shops.Sale(2, 1, known: 5), Shops.Sale(3, 6)]),
            (Shops.Sales, [Shops.Sale(4, 3, known: 5), Shops.Sale(5, 2, known: 5)]));
        Assert.Equal([2L, 5, 4, 1, 3], merged.Select(r => ((Sale)r.Row).ShopId!.Value));
    }

    [Fact]
    public async Task Equal_rows_keep_the_order_of_the_streams()
    {
        var merged = await Merge((Shops.Sales, [Shops.Sale(1, 1), Shops.Sale(2, 1)]), (Shops.Sales, [Shops.Sale(3, 1)]), (Shops.Sales, []));
        Assert.Equal([1L, 2, 3], merged.Select(r => ((Sale)r.Row).ShopId!.Value));
    }

    [Fact]
    public async Task A_stream_that_is_out_of_order_is_refused()
    {
        var error = await Assert.ThrowsAsync<FeatureDslException>(() => Merge((Shops.Sales, [Shops.Sale(1, 2), Shops.Sale(1, 1)])));
        Assert.Contains("The rows of Sale are not in order of known time", error.Message, StringComparison.Ordinal);
    }

    private static async Task<List<SourceRow>> Merge(params (SourceDescriptor Source, IRow[] Rows)[] streams) =>
        await KnownOrder.Merge([.. streams.Select(s => (s.Source, s.Rows.ToAsyncEnumerable()))]).ToListAsync();
}
