using FeatureDsl.Online;

namespace FeatureDsl.Language.Tests.Online;

/// <summary>The states of counts and sums by a key, against a fold over the list of all events.</summary>
public class KeyedStateTests
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
    public void Maps_of_a_window_are_those_of_its_events(int seed, int grain)
    {
        var (kept, start) = Grains[grain];
        Replay.Run(
            seed,
            state =>
            {
                var counts = state.Keep(new ValueCountsState<string, TextSlot>(state.Time, kept));
                var wholes = state.Keep(new SumsByKeyState<string, TextSlot, long?, WholeKeySum, Int128>(state.Time, kept, x => x ?? 0));
                var doubles = state.Keep(new SumsByKeyState<int, Int32Slot, double, ExactKeySum, double>(state.Time, kept, x => x));
                return h =>
                {
                    counts.Add(h.Time, h.Word);
                    wholes.Add(h.Time, (h.Whole % 7 == 0 ? (long?)null : h.Whole, Word(h)));
                    doubles.Add(h.Time, (h.Number, Key(h)));
                };
            },
            (ref PackReader packed, IReadOnlyList<Happening> seen, long asOf) =>
            {
                var window = seen.Since(start(asOf)).ToList();
                var counts = ValueCounts<string, TextSlot>.Take(ref packed).Each(start(asOf), w => w);
                Assert.Equal(Expected(window, h => h.Word, of => (long)of.Count), counts.Select(e => (e.Key, e.Value)));
                var wholes = SumsByKey<string, TextSlot, WholeKeySum, Int128>.Take(ref packed).Each(start(asOf), w => w, x => x.Sum, x => x.Sum < 0, out var isNegative);
                var expected = Expected(window, Word, of => of.Aggregate(Int128.Zero, (sum, h) => sum + (h.Whole % 7 == 0 ? 0 : h.Whole)));
                Assert.Equal(expected, wholes.Select(e => (e.Key, e.Value)));
                Assert.Equal(expected.Any(e => e.Item2 < 0), isNegative);
                var doubles = SumsByKey<int, Int32Slot, ExactKeySum, double>.Take(ref packed).Each(start(asOf), w => w, x => (x.Sum, x.Oversized), x => x.Oversized != 0, out var isFault);
                Assert.Equal(Expected(window, Key, Exact), doubles.Select(e => (e.Key, e.Value)));
                Assert.Equal(window.Any(h => Key(h) is not null && ExactSum.IsOversized(h.Number)), isFault);
            });
    }

    [Fact]
    public void A_key_that_no_window_sees_any_more_is_forgotten()
    {
        var state = new ProbeState();
        var sums = state.Keep(new SumsByKeyState<long, Int64Slot, int, WholeKeySum, Int128>(state.Time, new Grain(1, 1000), x => x));
        for (var i = 0; i < 50_000; i++)
        {
            state.Know(i);
            sums.Add(i, (1, (long)(i / 500)));
        }

        // Two or three keys with a thousand events: two bytes of time and two of the sum each.
        Assert.InRange(state.Packed().Length, 4000, 4300);
    }

    [Fact]
    public void Nothing_is_the_empty_map()
    {
        var state = new ProbeState();
        state.Keep(new SumsByKeyState<long, Int64Slot, int, WholeKeySum, Int128>(state.Time, Grain.All, x => x));
        var reader = PackedState.Open(state.Packed(), ProbeState.Fingerprint, 10);
        Assert.Empty(SumsByKey<long, Int64Slot, WholeKeySum, Int128>.Take(ref reader).Each(0, k => k, x => x.Sum, _ => true, out var isFault));
        Assert.False(isFault);
        Assert.Empty(default(SumsByKey<long, Int64Slot, WholeKeySum, Int128>).Each(0, k => k, x => x.Sum, _ => true, out isFault));
        Assert.False(isFault);
    }

    private static List<(TKey, TValue)> Expected<TKey, TValue>(List<Happening> window, Func<Happening, TKey?> key, Func<IReadOnlyList<Happening>, TValue> value)
        where TKey : notnull =>
        [.. window.Where(h => key(h) is not null).GroupBy(h => key(h)!).OrderBy(g => g.Key, Comparer<TKey>.Create(Compare)).Select(g => (g.Key, value([.. g])))];

    private static List<(int, TValue)> Expected<TValue>(List<Happening> window, Func<Happening, int?> key, Func<IReadOnlyList<Happening>, TValue> value) =>
        [.. window.Where(h => key(h) is not null).GroupBy(h => key(h)!.Value).OrderBy(g => g.Key).Select(g => (g.Key, value([.. g])))];

    private static int Compare<TKey>(TKey a, TKey b) => a is string x && b is string y ? string.CompareOrdinal(x, y) : Comparer<TKey>.Default.Compare(a, b);

    private static (ExactSum Sum, long Oversized) Exact(IReadOnlyList<Happening> of)
    {
        var sum = default(ExactSum);
        foreach (var h in of.Where(h => double.IsFinite(h.Number) && !ExactSum.IsOversized(h.Number)))
        {
            sum.Add(h.Number);
        }

        return (sum, of.Count(h => ExactSum.IsOversized(h.Number)));
    }

    private static string? Word(Happening h) => h.Word == "w3" ? null : h.Word;

    private static int? Key(Happening h) => h.Id % 5 == 0 ? null : (h.Id % 5) - 3;
}
