using System.Diagnostics;
using FeatureDsl.Benchmarks.Data;
using FeatureDsl.Benchmarks.Measuring;
using FeatureDsl.Benchmarks.Servers;
using FeatureDsl.Online;
using FeatureDsl.Serving;
using StackExchange.Redis;

namespace FeatureDsl.Benchmarks.Ingest;

/// <summary>The applier in memory, through to the server, and with questions in between, against pipelined writes of as many values of the same size.</summary>
internal sealed class IngestBenchmark(BenchmarkOptions options, Report report) : IBenchmark
{
    private const int UsualRows = 200_000, UsualRepetitions = 3, Pipelined = 512, RowsPerQuestion = 10;

    private static readonly OnlineApplierOptions Roomy = new()
    {
        MaxCachedStates = int.MaxValue, MaxCachedBytes = long.MaxValue, FlushAfterStates = int.MaxValue, FlushAfterRows = long.MaxValue,
    };

    public Task RunAsync()
    {
        var rows = new OnlineRows(options.Rows ?? UsualRows);
        return EachServer.RunAsync(report, "ingest", server => RunAsync(server, rows));
    }

    private async Task RunAsync(IFreshServer server, OnlineRows rows)
    {
        var repetitions = options.Repetitions ?? UsualRepetitions;
        var turns = new List<IngestTurn>();
        report.Progress($"ingest: measuring on {server.Name}");
        for (var turn = 0; turn <= repetitions; turn++)
        {
            // Keys of its own for every turn: a row that was applied before would be a repeat. The first turn warms up.
            var measured = await TurnAsync(server, rows, $"t{turn}:");
            if (turn > 0)
                turns.Add(measured);
        }

        report.Table(
            FormattableString.Invariant($"ingest on {server.Name}: {rows.Rows.Length:N0} rows, two views, {rows.Keys.Count:N0} states of {turns[0].StateBytes:N0} bytes; median of {repetitions}"),
            ["", "rows/s", "values written/s", "time of a row or value, x SET"],
            IngestTurn.Lines(turns));
    }

    private static async Task<IngestTurn> TurnAsync(IFreshServer server, OnlineRows rows, string prefix)
    {
        await using var store = await OpenAsync(server, prefix);
        var half = rows.Rows.Length / 2;
        TimeSpan memory, flush;
        await using (var applier = await OnlineApplier.OpenAsync(store, "memory", OnlineRows.Views, OnlineRows.Sources, Roomy))
        {
            await applier.ApplyAsync(rows.Rows.AsMemory(0, half));
            memory = await TimeAsync(() => applier.ApplyAsync(rows.Rows.AsMemory(half)).AsTask());
            flush = await TimeAsync(() => applier.FlushAsync().AsTask());
        }

        var bytes = (int)(await Task.WhenAll(rows.Keys.Select(k => store.Database.StringLengthAsync(store.NameOf(k))))).Average();
        var (through, written) = await ThroughAsync(server, rows, prefix);
        var replay = await ReplayAsync(server, rows, prefix);
        var set = await SetAsync(store, rows.Keys, bytes, (int)written);
        return new(
            bytes, (rows.Rows.Length - half) / memory.TotalSeconds, rows.Keys.Count / flush.TotalSeconds,
            rows.Rows.Length / through.TotalSeconds, written / through.TotalSeconds, rows.Rows.Length / replay.TotalSeconds, written / set.TotalSeconds);
    }

    private static async Task<(TimeSpan Elapsed, long Written)> ThroughAsync(IFreshServer server, OnlineRows rows, string prefix)
    {
        await using var store = await OpenAsync(server, prefix + "through:");
        await using var applier = await OnlineApplier.OpenAsync(store, "through", OnlineRows.Views, OnlineRows.Sources);
        var elapsed = await TimeAsync(async () =>
        {
            await applier.ApplyAsync(rows.Rows);
            await applier.FlushAsync();
        });
        OnlineRows.RequireApplied(applier);
        return (elapsed, applier.Counters.StatesWritten);
    }

    private static async Task<TimeSpan> ReplayAsync(IFreshServer server, OnlineRows rows, string prefix)
    {
        await using var store = await OpenAsync(server, prefix + "replay:");
        await using var applier = await OnlineApplier.OpenAsync(store, "replay", OnlineRows.Views, OnlineRows.Sources);
        var keys = rows.Keys;
        var asks = rows.Rows.Where((_, i) => i % RowsPerQuestion == 0).Select((r, i) => new Ask<int>(r.Row.RowKnown, [keys[i % keys.Count]], i)).ToArray();
        var replay = new InterleavedReplay<int>(applier, async (some, stop) =>
        {
            StateKey[] asked = [.. some.SelectMany(a => a.Keys)];
            await store.ReadAsync(asked, stop);
        });
        return await TimeAsync(() => replay.RunAsync(rows.Rows.ToAsyncEnumerable(), asks));
    }

    private static async Task<TimeSpan> SetAsync(RedisOnlineStore store, IReadOnlyList<StateKey> keys, int bytes, int count)
    {
        RedisKey[] names = [.. keys.Select(k => store.NameOf(k))];
        var value = new byte[bytes];
        return await TimeAsync(async () =>
        {
            for (var done = 0; done < count; done += Pipelined)
            {
                var from = done;
                var some = Enumerable.Range(0, Math.Min(Pipelined, count - done));
                await Task.WhenAll(some.Select(i => store.Database.StringSetAsync(names[(from + i) % names.Length], value)));
            }
        });
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed;
    }

    private static Task<RedisOnlineStore> OpenAsync(IFreshServer server, string prefix) =>
        RedisOnlineStore.ConnectAsync(server.Endpoint, new RedisStoreOptions
        {
            KeyPrefix = prefix, CommandTimeout = TimeSpan.FromSeconds(30), Clock = StandingClock.Instance,
        });
}
