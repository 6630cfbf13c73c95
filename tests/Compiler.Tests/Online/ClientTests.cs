using System.Buffers;
using System.Diagnostics.Metrics;
using System.Reflection;
using FeatureDsl.Descriptors;
using FeatureDsl.Online;

namespace FeatureDsl.Compiler.Tests.Online;

/// <summary>The generated client, over a store in memory.</summary>
public class ClientTests
{
    private static readonly Assembly Code = GeneratedProject.Compile(Sample.Source);
    private static readonly FeatureProject Project = (FeatureProject)Code.GetTypes().Single(t => t.Name == "Features").GetProperty("Project")!.GetValue(null)!;
    private readonly RowsOf _rows = new(Project, new Random(9), 60);
    private readonly Memory _store = new();
    private readonly object _client;

    public ClientTests()
    {
        var state = Project.Views.Single().NewState();
        _rows.InOrder.ForEach(row => state.Apply(row.RowTieBreak is ColumnTuple ? 1 : 0, row));
        var buffer = new ArrayBufferWriter<byte>();
        state.Write(buffer);
        _store.States["{Customer|2:42}:Orders:1"] = buffer.WrittenMemory;
        _client = Activator.CreateInstance(Code.GetType("Shop.BuysClient")!, _store)!;
    }

    [Fact]
    public void It_answers_what_the_evaluator_answers_and_never_before_what_the_state_has_seen()
    {
        var request = _rows.Request();
        var row = Ask(42, request, null);
        var seen = Instants.FromMicros(PackedState.EarliestAsOf(_store.States.Values.Single().Span, Project.Views.Single().Fingerprint));
        Assert.Equal((true, seen), (row.Found, row.AsOf));
        var expected = Project.Targets.Single(t => t.IsService).EvaluateOnline(Instants.ToMicros(seen), [_store.States.Values.Single()], [request]);
        Assert.Equal(Enumerable.Range(0, expected.Count).Select(expected.Value), Enumerable.Range(0, row.Count).Select(row.Value));
        Assert.Contains("Customer|2:42", Assert.Throws<FeatureDslException>(() => Ask(42, request, seen.AddMicroseconds(-1))).Message);
        Assert.Equal(seen.AddDays(1), Ask(42, request, seen.AddDays(1)).AsOf);
    }

    [Fact]
    public void An_entity_without_state_has_counts_of_zero_and_misses_the_rest()
    {
        var row = Ask(43, _rows.Request(), null);
        Assert.False(row.Found);
        Assert.Equal((0L, FeatureStatus.Present), (row.Value(0), row.Status(0)));
        var least = Project.Targets.Single(t => t.IsService).Features.Select(f => f.Name).ToList().IndexOf("LeastWeight");
        Assert.Equal((null, FeatureStatus.Missing), (row.Value(least), row.Status(least)));
    }

    [Fact]
    public void Features_that_are_errors_are_counted_by_target_and_name()
    {
        var (counted, thread) = (new List<(string Target, string Feature)>(), Environment.CurrentManagedThreadId);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (instrument is { Meter.Name: "FeatureDsl", Name: "featuredsl.feature.errors" })
            {
                to.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            // Other tests ask at the same time.
            if (Environment.CurrentManagedThreadId == thread)
            {
                var by = tags.ToArray().ToDictionary(t => t.Key, t => (string)t.Value!);
                counted.AddRange(Enumerable.Repeat((by["target"], by["feature"]), (int)count));
            }
        });
        listener.Start();

        // Nobody has ordered: the points of each order are divided by zero. The second customer has.
        var (request, service) = (_rows.Request(), Project.Targets.Single(t => t.IsService));
        var rows = new[] { Ask(43, request, null), Ask(42, request, null), Ask(44, request, null) };
        var expected = rows.SelectMany(row => service.Features.Where((_, i) => row.Status(i) == FeatureStatus.Error)).Select(f => (service.Name, f.Column));
        Assert.Equal(expected, counted);
        Assert.Equal(2, counted.Count(c => c.Feature == "Orders__PerOrder"));
    }

    [Fact]
    public void A_damaged_state_is_named_with_view_entity_and_what_to_do()
    {
        var damaged = _store.States.Values.Single().ToArray();
        damaged[damaged.Length / 2] ^= 0x40;
        _store.States["{Customer|2:42}:Orders:1"] = damaged;
        var error = Assert.Throws<FeatureDslException>(() => Ask(42, _rows.Request(), null));
        foreach (var words in (string[])["Orders v1", "Customer 42", "'{Customer|2:42}:Orders:1'", "damaged", "delete the key and replay"])
        {
            Assert.Contains(words, error.Message, StringComparison.Ordinal);
        }
    }

    private IFeatureRow Ask(long customer, object request, DateTime? asOf)
    {
        var one = _client.GetType().GetMethods().Single(m => m.Name == "GetAsync" && m.GetParameters().Length == 4);
        object task = one.Invoke(_client, [Activator.CreateInstance(Code.GetType("Shop.Customer")!, customer), request, asOf, CancellationToken.None])!;
        try
        {
            return (IFeatureRow)task.GetType().GetProperty("Result")!.GetValue(task)!;
        }
        catch (TargetInvocationException failed) when (failed.InnerException is FeatureDslException error)
        {
            throw error;
        }
    }

    private sealed class Memory : IOnlineStore
    {
        public Dictionary<string, ReadOnlyMemory<byte>> States { get; } = [];

        public TimeProvider Clock { get; } = new Stopped();

        public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(IReadOnlyList<StateKey> keys, CancellationToken cancellation = default) =>
            new(keys.Select(k => States.GetValueOrDefault(k.Text)).ToList());
    }

    // A clock that is behind the events: the answer is then as of the newest of them.
    private sealed class Stopped : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
