using FeatureDsl.Benchmarks.Data;
using FeatureDsl.Benchmarks.Measuring;
using FeatureDsl.Benchmarks.Payments;
using FeatureDsl.Benchmarks.Servers;
using FeatureDsl.Online;
using FeatureDsl.Serving;
using StackExchange.Redis;

namespace FeatureDsl.Benchmarks.Client;

/// <summary>Reads by the generated clients, against GET and MGET of the same bytes on the same connection.</summary>
internal sealed class ClientBenchmark(BenchmarkOptions options, Report report) : IBenchmark
{
    private const int MostRows = 200_000, UsualRepetitions = 5, Many = 100, Names = 500, SingleCalls = 2_000, ManyCalls = 400;

    private readonly int _rows = Math.Min(options.Rows ?? MostRows, MostRows);

    public Task RunAsync()
    {
        var rows = new OnlineRows(_rows);
        return EachServer.RunAsync(report, "client", server => RunAsync(server, rows));
    }

    private async Task RunAsync(IFreshServer server, OnlineRows rows)
    {
        report.Progress($"client: filling {server.Name}");
        await using var store = await RedisOnlineStore.ConnectAsync(server.Endpoint, new RedisStoreOptions { Clock = StandingClock.Instance });
        await using (var applier = await OnlineApplier.OpenAsync(store, "bench", OnlineRows.Views, OnlineRows.Sources))
        {
            await applier.ApplyAsync(rows.Rows);
            await applier.FlushAsync();
            OnlineRows.RequireApplied(applier);
        }

        var lines = new List<IReadOnlyList<string>>();
        report.Progress("client: measuring");
        foreach (var (name, keys, call) in Calls(store, rows))
            lines.Add(await LineAsync(store, name, keys, call));
        report.Table(
            FormattableString.Invariant($"client on {server.Name}, {_rows:N0} payments applied; microseconds a call, one caller; median of {Repetitions}"),
            ["", "bytes", "client p50", "p99", "GET/MGET p50", "p99", "p50, x GET/MGET"],
            lines);
    }

    private int Repetitions => options.Repetitions ?? UsualRepetitions;

    private static (string Name, Func<int, StateKey[]> Keys, Func<int, Task<bool>> Call)[] Calls(RedisOnlineStore store, OnlineRows rows)
    {
        var (accounts, service) = (new AccountActivityClient(store), new PaymentCheckClient(store));
        // A usual account is not the hot one.
        long Usual(int i) => rows.Accounts[1 + (i * 31 % (rows.Accounts.Count - 1))];
        int Shop(int i) => rows.Merchants[i % rows.Merchants.Count];
        var many = Enumerable.Range(0, Many).Select(i => new AccountActivityQuery(new Account(Usual(i)))).ToArray();
        return
        [
            ("one account", i => [OnlineRows.KeyOf(Usual(i))], async i => (await accounts.GetAsync(new Account(Usual(i)), rows.AsOf)).Found),
            ("the hot account", _ => [OnlineRows.KeyOf(rows.Accounts[0])], async _ => (await accounts.GetAsync(new Account(rows.Accounts[0]), rows.AsOf)).Found),
            ("a service of two views", i => [OnlineRows.KeyOf(Usual(i)), OnlineRows.KeyOf(Shop(i))],
                async i => (await service.GetAsync(new Account(Usual(i)), new Merchant(Shop(i)), new PaymentRequest { Wanted = 10 }, rows.AsOf)).Found),
            ($"{Many} accounts", _ => [.. many.Select(q => OnlineRows.KeyOf(q.Account.AccountId))], async _ => (await accounts.GetAsync(many, rows.AsOf))[Many - 1].Found),
        ];
    }

    private async Task<string[]> LineAsync(RedisOnlineStore store, string name, Func<int, StateKey[]> keys, Func<int, Task<bool>> call)
    {
        // Made beforehand: the plain client is to do nothing but read.
        var names = Enumerable.Range(0, Names).Select(i => Array.ConvertAll(keys(i), k => store.NameOf(k))).ToArray();
        var bytes = (await store.Database.StringGetAsync(names[0])).Sum(v => v.Length());
        var calls = Math.Clamp(_rows / 20, 50, names[0].Length > 2 ? ManyCalls : SingleCalls);
        var (ours, plain) = await Latencies.CompareAsync(
            Repetitions, calls, async i => Require(await call(i)), async i => Require(await PlainAsync(store.Database, names[i % names.Length])));
        double[] numbers = [bytes, ours.P50, ours.P99, plain.P50, plain.P99, ours.P50 / plain.P50];
        return [name, .. numbers.Select(Report.Number)];
    }

    private static async Task<bool> PlainAsync(IDatabase database, RedisKey[] names) => names.Length == 1
        ? !(await database.StringGetAsync(names[0])).IsNull
        : Array.TrueForAll(await database.StringGetAsync(names), v => !v.IsNull);

    private static void Require(bool found)
    {
        if (!found)
            throw new UnequalException("A state that was applied was not found.");
    }
}
