using FeatureDsl.Online;

namespace FeatureDsl.Language.Tests.Online;

/// <summary>The states of MinBy and MaxBy, and of how often values occur, against a fold over the list of all events.</summary>
public class ChoosingStateTests
{
    private static readonly (Grain Grain, Func<long, long> Start)[] Grains =
    [
        (Replay.Exact, asOf => asOf - Replay.Span),
        (Replay.Exact, asOf => asOf - 41),
        (Replay.ByHop, asOf => Grain.Start(asOf, Replay.HopSpan, Replay.Hop)),
        (Replay.ByHop, asOf => Grain.Start(asOf, 60, 2 * Replay.Hop)),
        (Grain.All, _ => long.MinValue),
    ];

    public static TheoryData<int, int> SeedsAndGrains => [.. Enumerable.Range(1, 6).SelectMany(s => Enumerable.Range(0, Grains.Length).Select(g => (s, g)))];

    [Theory, MemberData(nameof(SeedsAndGrains))]
    public void The_event_with_the_best_key_is_chosen_and_of_several_the_newest(int seed, int grain)
    {
        var (kept, start) = Grains[grain];
        Replay.Run(
            seed,
            state =>
            {
                var least = state.Keep(new PickState<string?, MaybeTextSlot, double, Float64Slot, int, Int32Slot>(state.Time, kept, greatest: false));
                var greatest = state.Keep(new PickState<int, Int32Slot, long, Int64Slot, int, Int32Slot>(state.Time, kept, greatest: true));
                return h =>
                {
                    least.Add(h.Time, h.Known, h.Id, (h.Word == "w3" ? null : h.Word, h.Number));
                    greatest.Add(h.Time, h.Known, h.Id, (h.Id, Tied(h)));
                };
            },
            (ref PackReader packed, IReadOnlyList<Happening> seen, long asOf) =>
            {
                var window = seen.Since(start(asOf)).OrderBy(h => h.Stamp).ToList();
                var numbers = window.Where(h => !double.IsNaN(h.Number)).ToList();
                var isFound = TimedValues<string?, MaybeTextSlot>.Take(ref packed).Find(start(asOf), out var word);
                var least = numbers.LastOrDefault(h => h.Number == numbers.Min(n => n.Number));
                Assert.Equal((least is not null, least?.Word == "w3" ? null : least?.Word), (isFound, word));
                var tied = window.Where(h => Tied(h) is not null).ToList();
                isFound = TimedValues<int, Int32Slot>.Take(ref packed).Find(start(asOf), out var id);
                var greatest = tied.LastOrDefault(h => Tied(h) == tied.Max(Tied));
                Assert.Equal((greatest is not null, greatest?.Id ?? 0), (isFound, id));
            });
    }

    [Theory, MemberData(nameof(SeedsAndGrains))]
    public void Counts_of_a_window_are_those_of_its_events(int seed, int grain)
    {
        var (kept, start) = Grains[grain];
        Replay.Run(
            seed,
            state =>
            {
                var words = state.Keep(new ValueCountsState<string, TextSlot>(state.Time, kept));
                var numbers = state.Keep(new ValueCountsState<double, Float64Slot>(state.Time, kept));
                return h =>
                {
                    words.Add(h.Time, h.Word);
                    numbers.Add(h.Time, h.Number);
                };
            },
            (ref PackReader packed, IReadOnlyList<Happening> seen, long asOf) =>
            {
                var window = seen.Since(start(asOf)).ToList();
                var words = ValueCounts<string, TextSlot>.Take(ref packed);
                var byWord = window.GroupBy(h => h.Word).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
                Assert.Equal(byWord.Take(5).Select(g => g.Key), words.Top(start(asOf), 5, w => w));
                Assert.Equal(byWord.Select(g => g.Key), words.Top(start(asOf), 1000, w => w));
                var entropy = byWord.Sum(g => -(double)g.Count() / window.Count * Math.Log((double)g.Count() / window.Count));
                Assert.Equal(window.Count == 0 ? null : entropy, words.Entropy(start(asOf)), (a, b) => a is { } x && b is { } y ? Math.Abs(x - y) < 1e-12 : a == b);
                var sorted = window.Select(h => h.Number).Where(n => !double.IsNaN(n)).Order().ToList();
                var numbers = ValueCounts<double, Float64Slot>.Take(ref packed);
                foreach (var share in new[] { 0, 0.1, 0.5, 0.75, 1 })
                {
                    var ends = sorted.Count * share;
                    double? middle = sorted.Count == 0 ? null : (sorted[Math.Max((int)Math.Ceiling(ends) - 1, 0)] + sorted[Math.Min((int)ends, sorted.Count - 1)]) / 2;
                    Assert.Equal(middle, numbers.Quantile(start(asOf), share, x => x));
                }
            });
    }

    [Fact]
    public void An_event_of_a_value_takes_a_few_bytes_and_old_ones_are_dropped()
    {
        var state = new ProbeState();
        var counts = state.Keep(new ValueCountsState<long, Int64Slot>(state.Time, new Grain(1, 1000)));
        for (var i = 0; i < 50_000; i++)
        {
            state.Know(i);
            counts.Add(i, i % 7);
        }

        // A thousand events of seven values: two bytes of time each.
        Assert.InRange(state.Packed().Length, 2000, 2400);
    }

    [Fact]
    public void The_middle_of_the_largest_numbers_is_no_infinity()
    {
        var state = new ProbeState();
        var counts = state.Keep(new ValueCountsState<double, Float64Slot>(state.Time, Grain.All));
        counts.Add(1, double.MaxValue);
        counts.Add(2, -double.MaxValue);
        counts.Add(3, 5e-324);
        var reader = PackedState.Open(state.Packed(), ProbeState.Fingerprint, 10);
        var packed = ValueCounts<double, Float64Slot>.Take(ref reader);
        Assert.Equal((-double.MaxValue, 5e-324, double.MaxValue), (packed.Quantile(0, 0, x => x), packed.Quantile(0, 0.5, x => x), packed.Quantile(0, 1, x => x)));
        Assert.Equal(double.MaxValue / 2, packed.Quantile(0, 2.0 / 3, x => x));
    }

    private static long? Tied(Happening h) => h.Whole % 5 == 0 ? null : h.Whole % 4;
}
