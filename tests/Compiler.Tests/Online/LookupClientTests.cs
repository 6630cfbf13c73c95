using System.Buffers;
using System.Reflection;
using FeatureDsl.Descriptors;
using FeatureDsl.Online;

namespace FeatureDsl.Compiler.Tests.Online;

/// <summary>The generated client of a target that looks entities up, over a store in memory that counts.</summary>
public class LookupClientTests
{
    private const string Source = """
        namespace Calls;

        [Entity] public readonly record struct Caller([property: Key] long Number);
        [Entity] public readonly record struct Cell([property: Key] int CellId);

        [EventSource("calls")]
        public sealed partial record Call
        {
            [EventId] public required long Id { get; init; }
            [Key<Caller>] public required long Number { get; init; }
            [Key<Cell>] public int? CellId { get; init; }
            [EventTime] public required DateTime At { get; init; }
        }

        /// <summary>Of a caller.</summary>
        [FeatureView<Caller>]
        public sealed partial class Habits(Events<Call> calls)
        {
            /// <summary>Where the last call of the last hour was.</summary>
            [Feature] public int? LastCell => calls.Last(1.Hours).Last(c => c.CellId);
        }

        /// <summary>Of a cell.</summary>
        [FeatureView<Cell>]
        public sealed partial class Load(Events<Call> calls)
        {
            /// <summary>Calls of the last day.</summary>
            [Feature] public long Calls => calls.Last(1.Days).Count();
        }

        /// <summary>Of the cell that a caller was in.</summary>
        [FeatureView<Caller>]
        public sealed partial class Around(Habits habits, [On(nameof(Habits.LastCell))] Load cell)
        {
            /// <summary>Calls there.</summary>
            [Feature] public long Calls => cell.Calls;
        }
        """;

    private static readonly DateTime Noon = new(2024, 1, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Assembly Code = GeneratedProject.Compile(Source);
    private static readonly FeatureProject Project = (FeatureProject)Code.GetTypes().Single(t => t.Name == "Features").GetProperty("Project")!.GetValue(null)!;
    private readonly Counting _store = new();

    [Fact]
    public async Task Two_round_trips_read_everything_for_any_number_of_questions()
    {
        Put("Habits", "{Caller|1:1}", (1, Noon));
        Put("Habits", "{Caller|1:2}", (2, Noon));
        Put("Load", "{Cell|1:7}", (1, Noon), (2, Noon));
        var rows = await AskAsync(Noon.AddMinutes(1), 1, 2, 3);
        Assert.Equal([2L, 2L, 0L], rows.Select(r => r.Value(0)));
        Assert.Equal([true, true, false], rows.Select(r => r.Found));
        Assert.Equal([3, 2], _store.Reads);
    }

    [Fact]
    public async Task Where_nothing_is_found_nothing_more_is_read()
    {
        Put("Habits", "{Caller|1:1}", (1, Noon));
        Assert.Equal([0L], (await AskAsync(Noon.AddHours(2), 1)).Select(r => r.Value(0)));
        Assert.Equal([1], _store.Reads);
    }

    [Fact]
    public async Task A_state_that_is_ahead_of_the_clock_moves_the_instant_and_may_lead_elsewhere()
    {
        // The clock says a minute past noon. The cell has seen a call an hour later, when the caller's own was too long ago to lead there.
        Put("Habits", "{Caller|1:1}", (1, Noon));
        Put("Load", "{Cell|1:7}", (1, Noon), (2, Noon.AddMinutes(90)));
        _store.Now = Noon.AddMinutes(1);
        var row = Assert.Single(await AskAsync(null, 1));
        Assert.Equal((0L, Noon.AddMinutes(90).AddMicroseconds(1)), (row.Value(0), row.AsOf));
        Assert.Equal([1, 1], _store.Reads);
        var error = await Assert.ThrowsAsync<FeatureDslException>(() => AskAsync(Noon.AddMinutes(1), 1));
        Assert.Contains("Load v1 for Cell 7", error.Message, StringComparison.Ordinal);
    }

    private void Put(string view, string key, params (long Id, DateTime At)[] calls)
    {
        var state = Project.Views.Single(v => v.Name == view).NewState();
        var type = Code.GetType("Calls.Call")!;
        foreach (var (id, at) in calls)
        {
            var call = Activator.CreateInstance(type)!;
            foreach (var (name, value) in new (string, object)[] { ("Id", id), ("Number", id), ("CellId", 7), ("At", at) })
            {
                type.GetProperty(name)!.SetValue(call, value);
            }

            state.Apply(0, (IRow)call);
        }

        var buffer = new ArrayBufferWriter<byte>();
        state.Write(buffer);
        _store.States[$"{key}:{view}:1"] = buffer.WrittenMemory;
    }

    private async Task<IReadOnlyList<IFeatureRow>> AskAsync(DateTime? asOf, params long[] callers)
    {
        var client = Activator.CreateInstance(Code.GetType("Calls.AroundClient")!, _store)!;
        var (query, caller) = (Code.GetType("Calls.AroundQuery")!, Code.GetType("Calls.Caller")!);
        var queries = Array.CreateInstance(query, callers.Length);
        for (var i = 0; i < callers.Length; i++)
        {
            queries.SetValue(Activator.CreateInstance(query, Activator.CreateInstance(caller, callers[i])), i);
        }

        var many = client.GetType().GetMethods().Single(m => m.Name == "GetAsync" && m.GetParameters()[0].ParameterType.IsGenericType);
        dynamic task = many.Invoke(client, [queries, asOf, CancellationToken.None])!;
        return await task;
    }

    private sealed class Counting : IOnlineStore
    {
        public Dictionary<string, ReadOnlyMemory<byte>> States { get; } = [];

        public List<int> Reads { get; } = [];

        public DateTime Now { get; set; } = Noon;

        public TimeProvider Clock => new Stopped(Now);

        public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(IReadOnlyList<StateKey> keys, CancellationToken cancellation = default)
        {
            Reads.Add(keys.Count);
            return new(keys.Select(k => States.GetValueOrDefault(k.Text)).ToList());
        }
    }

    private sealed class Stopped(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);
    }
}
