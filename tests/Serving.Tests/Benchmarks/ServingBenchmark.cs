using System.Diagnostics;
using FeatureDsl.Descriptors;
using FeatureDsl.Online;
using StackExchange.Redis;

namespace FeatureDsl.Serving.Benchmarks;

/// <summary>Measures the online path against a server, next to the plain client on the same connection. Knows no feature: views and rows are given.</summary>
/// <param name="endpoint">A server that may be filled: <c>host:port</c>.</param>
/// <param name="say">Takes a line of results.</param>
public sealed class ServingBenchmark(string endpoint, Action<string> say)
{
    /// <summary>Applies rows in memory, then through to the server.</summary>
    /// <param name="views">The views to keep.</param>
    /// <param name="sources">Their sources.</param>
    /// <param name="rows">The rows; given twice, so that the second time every state is in memory.</param>
    /// <param name="options">Bounds.</param>
    public async Task IngestAsync(
        IReadOnlyList<ViewDescriptor> views, IReadOnlyList<SourceDescriptor> sources, SourceRow[] rows, OnlineApplierOptions? options = null)
    {
        await using var store = await OpenAsync();
        var roomy = new OnlineApplierOptions { MaxCachedStates = int.MaxValue, MaxCachedBytes = long.MaxValue, FlushAfterStates = int.MaxValue, FlushAfterRows = long.MaxValue };
        await using (var applier = await OnlineApplier.OpenAsync(store, "bench", views, sources, roomy))
        {
            say(Rate("apply and read back (first seen)", rows.Length, await TimeAsync(() => applier.ApplyAsync(rows).AsTask())));
            say(Rate("apply in memory, bulk", rows.Length, await TimeAsync(() => applier.ApplyAsync(rows).AsTask())));
            say(Rate("apply in memory, one by one", rows.Length, await TimeAsync(() => OneByOneAsync(applier, rows))));
            say(Rate("flush, states", applier.Counters.StatesWritten, await TimeAsync(() => applier.FlushAsync().AsTask()), () => applier.Counters.StatesWritten));
        }

        await using var through = await OnlineApplier.OpenAsync(store, "bench", views, sources, options);
        var elapsed = await TimeAsync(async () =>
        {
            await through.ApplyAsync(rows);
            await through.FlushAsync();
        });
        say(Rate("apply through to the server (cold)", rows.Length, elapsed) + $", {through.Counters.StatesWritten} states written");
        var before = through.Counters.StatesWritten;
        elapsed = await TimeAsync(async () =>
        {
            await through.ApplyAsync(rows);
            await through.FlushAsync();
        });
        say(Rate("apply through to the server (warm)", rows.Length, elapsed) + $", {through.Counters.StatesWritten - before} states written");
    }

    /// <summary>Replays rows and asks in between, each answer reading its states back.</summary>
    /// <param name="views">The views to keep.</param>
    /// <param name="sources">Their sources.</param>
    /// <param name="rows">In known order.</param>
    /// <param name="asks">In order of their instants.</param>
    public async Task InterleaveAsync(IReadOnlyList<ViewDescriptor> views, IReadOnlyList<SourceDescriptor> sources, SourceRow[] rows, Ask<int>[] asks)
    {
        await using var store = await OpenAsync("replay:");
        await using var applier = await OnlineApplier.OpenAsync(store, "replay", views, sources);
        var (answered, together) = (0, 0);
        var replay = new InterleavedReplay<int>(applier, async (some, stop) =>
        {
            StateKey[] keys = [.. some.SelectMany(a => a.Keys)];
            answered += (await store.ReadAsync(keys, stop)).Count;
            together++;
        });
        var elapsed = await TimeAsync(() => replay.RunAsync(rows.ToAsyncEnumerable(), asks));
        say(Rate($"replay of {rows.Length} rows with questions, states asked", answered, elapsed) + $", in {together} round trips");
    }

    /// <summary>Writes the same packed states with the plain client, pipelined and unfenced: what the fence is compared to.</summary>
    /// <param name="keys">Where to.</param>
    /// <param name="bytes">The size of a value.</param>
    /// <param name="count">How many writes.</param>
    /// <param name="expiry">What rides with each.</param>
    public async Task PlainSetAsync(IReadOnlyList<StateKey> keys, int bytes, int count, TimeSpan? expiry = null)
    {
        await using var store = await OpenAsync();
        RedisKey[] names = [.. keys.Select(k => store.NameOf(k))];
        var value = new byte[bytes];
        Task SetAsync(int i) => expiry is { } life
            ? store.Database.StringSetAsync(names[i % names.Length], value, life)
            : store.Database.StringSetAsync(names[i % names.Length], value);
        var elapsed = await TimeAsync(async () =>
        {
            for (var done = 0; done < count; done += 512)
            {
                var from = done;
                await Task.WhenAll(Enumerable.Range(0, Math.Min(512, count - done)).Select(i => SetAsync(from + i)));
            }
        });
        say(Rate(expiry is null ? "plain SET, pipelined by 512" : "plain SET EX, pipelined by 512", count, elapsed));
    }

    /// <summary>Reads states through the store, and the same bytes with the plain client on the same connection, in turns.</summary>
    /// <param name="keys">Keys that are there.</param>
    /// <param name="perRead">How many in one read.</param>
    /// <param name="callers">How many callers at once.</param>
    /// <param name="reads">How many reads each side makes in all, per turn.</param>
    public async Task ReadAsync(IReadOnlyList<StateKey> keys, int perRead, int callers, int reads)
    {
        await using var store = await OpenAsync();
        StateKey[][] asked = [.. keys.Chunk(perRead).Where(c => c.Length == perRead)];
        RedisKey[][] names = [.. asked.Select(a => Array.ConvertAll(a, k => store.NameOf(k)))];
        var (ours, plain) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < 6; turn++)
        {
            var tStore = await TimeAsync(() => CallersAsync(callers, reads, async i => Use((await store.ReadAsync(asked[i % asked.Length]))[0].Length)));
            var tPlain = await TimeAsync(() => CallersAsync(callers, reads, perRead == 1
                ? async i => Use(((byte[]?)await store.Database.StringGetAsync(names[i % names.Length][0]))!.Length)
                : async i => Use(((byte[]?)(await store.Database.StringGetAsync(names[i % names.Length]))[0])!.Length)));
            if (turn > 0)
            {
                ours.Add(reads / tStore.TotalSeconds);
                plain.Add(reads / tPlain.TotalSeconds);
            }
        }

        var (o, p) = (Median(ours), Median(plain));
        say(FormattableString.Invariant($"read {perRead} state(s), {callers} caller(s): {o:N0}/s; plain client {p:N0}/s; {p / o:0.00} x its time"));
    }

    private static async Task OneByOneAsync(OnlineApplier applier, SourceRow[] rows)
    {
        foreach (var row in rows)
        {
            await applier.ApplyAsync(row.Source, row.Row, row.Position);
        }
    }

    private static Task CallersAsync(int callers, int reads, Func<int, Task> read) => Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
    {
        for (var i = caller; i < reads; i += callers)
        {
            await read(i);
        }
    })));

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed;
    }

    private static string Rate(string what, long count, TimeSpan elapsed, Func<long>? after = null)
    {
        var done = after is null ? count : after() - count;
        return FormattableString.Invariant($"{what}: {done / elapsed.TotalSeconds:N0}/s ({done:N0} in {elapsed.TotalMilliseconds:N0} ms)");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Use(int length)
    {
        if (length == 0)
        {
            throw new InvalidOperationException("A state that was to be read is not there.");
        }
    }

    private Task<RedisOnlineStore> OpenAsync(string prefix = "bench:") =>
        RedisOnlineStore.ConnectAsync(endpoint, new RedisStoreOptions { KeyPrefix = prefix, CommandTimeout = TimeSpan.FromSeconds(30) });
}
