using System.Text.Json;

namespace FeatureDsl.Serving.Tests;

public abstract class RejectedRowTests(TestServer server) : ServerTests(server)
{
    [Fact]
    public async Task A_row_that_breaks_the_contract_is_set_aside_with_the_reason_and_the_stream_goes_on()
    {
        await using var applier = await OpenAsync();
        SourceRow[] rows =
        [
            new(Shops.Sales, Shops.Sale(1, 1)),
            new(Shops.Sales, Shops.Sale(1, minute: 5, known: 4, amount: 17), new EventPosition(3, 99)),
            new(Shops.Sales, Shops.Sale(1, 6)),
        ];
        await applier.ApplyAsync(rows, Stop);
        await applier.FlushAsync(Stop);

        Assert.Equal(2, (await ReadAsync(Shops.Key(Shops.ShopSales, 1L))).Count);
        Assert.Equal(1, applier.Counters.Rejected);
        var letter = JsonDocument.Parse((string)(await Raw.ListRangeAsync($"{Options().KeyPrefix}dead:shops")).Single()!).RootElement;
        Assert.Contains("Known lies before Time", letter.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("Sale", letter.GetProperty("source").GetString());
        Assert.Equal(99, letter.GetProperty("offset").GetInt64());
        Assert.Equal(17, letter.GetProperty("row").GetProperty("amount").GetInt64());
        Assert.Equal("ann", letter.GetProperty("row").GetProperty("buyer").GetString());
    }

    [Fact]
    public async Task A_corrupt_state_is_named_and_never_overwritten_and_other_entities_go_on()
    {
        var broken = Shops.Key(Shops.ShopSales, 1L);
        await Raw.StringSetAsync(NameOf(broken), "not a state of this layout, at all");
        var letters = new ListOfLetters();
        await using var applier = await OpenAsync(new OnlineApplierOptions { DeadLetters = letters });

        Assert.Equal(ApplyOutcome.Rejected, await applier.ApplyAsync(Shops.Sales, Shops.Sale(1, 1), cancellation: Stop));
        Assert.Equal(ApplyOutcome.Rejected, await applier.ApplyAsync(Shops.Sales, Shops.Sale(1, 2), cancellation: Stop));
        Assert.Equal(ApplyOutcome.Applied, await applier.ApplyAsync(Shops.Sales, Shops.Sale(2, 3), cancellation: Stop));
        await applier.FlushAsync(Stop);

        Assert.Equal("not a state of this layout, at all", (string?)await Raw.StringGetAsync(NameOf(broken)));
        Assert.Equal(1, (await ReadAsync(Shops.Key(Shops.ShopSales, 2L))).Count);
        Assert.Equal(2, (await ReadAsync(Shops.Key(Shops.ShopHistory, 1L))).Count);
        Assert.Equal(2, letters.All.Count);
        Assert.Contains("ShopSales for Shop|1:1", letters.All[0].Reason, StringComparison.Ordinal);
        Assert.Contains($"(key '{NameOf(broken)}')", letters.All[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_dead_letters_is_bounded()
    {
        var letters = new RedisDeadLetters(Store, "few", capacity: 3);
        for (var i = 0; i < 10; i++)
        {
            await letters.AddAsync([new DeadLetter(Shops.Sales, Shops.Sale(i, i), null, "why", Shops.Start)], Stop);
        }

        var kept = await Raw.ListRangeAsync(letters.Name);
        Assert.Equal([9, 8, 7], kept.Select(l => JsonDocument.Parse((string)l!).RootElement.GetProperty("row").GetProperty("shopid").GetInt64()));
    }

    [Fact]
    public async Task Dead_letters_can_be_kept_in_a_file_one_line_each()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("featuredsl-letters-").FullName, "dead.jsonl");
        await using (var letters = new FileDeadLetters(path))
        {
            await using var applier = await OpenAsync(new OnlineApplierOptions { DeadLetters = letters });
            await applier.ApplyAsync(Shops.Sales, Shops.Sale(1, 2, known: 1), cancellation: Stop);
            await applier.ApplyAsync(Shops.Sales, Shops.Sale(2, 2, known: 1, buyer: "a\nb"), cancellation: Stop);
        }

        Assert.Equal(2, (await File.ReadAllLinesAsync(path, Stop)).Length);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public async Task Where_the_letter_cannot_be_kept_the_row_is_not_lost()
    {
        await using var letters = new FileDeadLetters("/proc/no-such-folder/dead.jsonl");
        await using var applier = await OpenAsync(new OnlineApplierOptions { DeadLetters = letters });
        SourceRow[] rows = [new(Shops.Sales, Shops.Sale(1, 1)), new(Shops.Sales, Shops.Sale(1, 2, known: 1))];
        await Assert.ThrowsAsync<FeatureDslException>(async () => await applier.ApplyAsync(rows, Stop));
        Assert.Equal(0, applier.Counters.Applied);
    }
}
