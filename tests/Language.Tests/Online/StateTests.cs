using System.Numerics;
using FeatureDsl.Online;

namespace FeatureDsl.Language.Tests.Online;

/// <summary>Every state against a fold over the list of all events: late events, ties, trimming, and the packed form at every step.</summary>
public class StateTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    private static readonly (Grain Grain, Func<long, long> Start)[] Grains =
    [
        (Replay.Exact, asOf => asOf - Replay.Span),
        (Replay.Exact, asOf => asOf - 41),
        (Replay.ByHop, asOf => Grain.Start(asOf, Replay.HopSpan, Replay.Hop)),
        (Replay.ByHop, asOf => Grain.Start(asOf, 60, 2 * Replay.Hop)),
        (Replay.ByHop, asOf => Grain.Start(asOf, 0, Replay.Hop)),
        (Grain.All, _ => long.MinValue),
    ];

    public static TheoryData<int, int> SeedsAndGrains => [.. Enumerable.Range(1, 4).SelectMany(s => Enumerable.Range(0, Grains.Length).Select(g => (s, g)))];

    [Theory, MemberData(nameof(SeedsAndGrains))]
    public void Totals_of_a_window_are_those_of_its_events(int seed, int grain)
    {
        var (kept, start) = Grains[grain];
        Replay.Run(
            seed,
            state =>
            {
                var line = state.Keep(new Timeline(state.Time, kept));
                var (count, whole, exact) = (line.With(new CountState()), line.With(new WholeSumState()), line.With(new ExactSumState()));
                return h =>
                {
                    var at = line.At(h.Time);
                    if (at >= 0)
                    {
                        count.Add(at, 1);
                        whole.Add(at, h.Whole);
                        exact.Add(at, h.Number);
                    }
                };
            },
            (ref PackReader packed, IReadOnlyList<Happening> seen, long asOf) =>
            {
                var times = PackedTimes.Take(ref packed);
                var edge = times.Edge(start(asOf));
                var window = seen.Since(start(asOf)).ToList();
                Assert.Equal(window.Count, CountState.Reader.Take(ref packed, times.Count).From(edge));
                var total = window.Aggregate(BigInteger.Zero, (sum, h) => sum + h.Whole);
                Assert.Equal(total, (BigInteger)WholeSumState.Reader.Take(ref packed, times.Count).From(edge));
                var exact = default(ExactSum);
                window.Where(h => double.IsFinite(h.Number) && Math.Abs(h.Number) < Math.ScaleB(1, 96)).ToList().ForEach(h => exact.Add(h.Number));
                Assert.Equal(exact, ExactSumState.Reader.Take(ref packed, times.Count).From(edge));
            });
    }

    [Theory, MemberData(nameof(SeedsAndGrains))]
    public void Powers_of_a_window_are_those_of_its_events(int seed, int grain)
    {
        var (kept, start) = Grains[grain];
        Replay.Run(
            seed,
            state =>
            {
                var line = state.Keep(new Timeline(state.Time, kept));
                var (squares, cubes, fourths) = (line.With(new SquareSumState()), line.With(new CubeSumState()), line.With(new FourthPowerSumState()));
                return h =>
                {
                    var at = line.At(h.Time);
                    if (at >= 0)
                    {
                        squares.Add(at, h.Whole);
                        cubes.Add(at, Totals.Addend(h.Number));
                        fourths.Add(at, Totals.Addend(h.Number));
                    }
                };
            },
            (ref PackReader packed, IReadOnlyList<Happening> seen, long asOf) =>
            {
                var times = PackedTimes.Take(ref packed);
                var edge = times.Edge(start(asOf));
                var (squares, cubes, fourths) = (new WideSum(), new WideSum(), new WideSum());
                foreach (var h in seen.Since(start(asOf)))
                {
                    squares.AddPower(h.Whole, 2);
                    cubes.AddPower(Totals.Addend(h.Number), 3);
                    fourths.AddPower(Totals.Addend(h.Number), 4);
                }

                Assert.Equal(squares, PowerSumState.Reader.Take(ref packed, times.Count).From(edge));
                Assert.Equal(cubes, PowerSumState.Reader.Take(ref packed, times.Count).From(edge));
                Assert.Equal(fourths, PowerSumState.Reader.Take(ref packed, times.Count).From(edge));
            });
    }

    [Theory, MemberData(nameof(SeedsAndGrains))]
    public void Extremes_of_a_window_are_those_of_its_events(int seed, int grain)
    {
        var (kept, start) = Grains[grain];
        Replay.Run(
            seed,
            state =>
            {
                var least = state.Keep(new ExtremeState<double, Float64Slot>(state.Time, kept, greatest: false));
                var greatest = state.Keep(new ExtremeState<long, Int64Slot>(state.Time, kept, greatest: true));
                return h =>
                {
                    least.Add(h.Time, h.Number);
                    greatest.Add(h.Time, h.Whole % 2 == 0 ? h.Whole : null);
                };
            },
            (ref PackReader packed, IReadOnlyList<Happening> seen, long asOf) =>
            {
                var numbers = seen.Since(start(asOf)).Select(h => h.Number).Where(n => !double.IsNaN(n)).ToList();
                double? least = TimedValues<double, Float64Slot>.Take(ref packed).Find(start(asOf), out var l) ? l : null;
                Assert.Equal(numbers.Count == 0 ? null : numbers.Min() + 0.0, least);
                Assert.False(least is 0 && double.IsNegative(least.Value));
                var even = seen.Since(start(asOf)).Where(h => h.Whole % 2 == 0).ToList();
                long? greatest = TimedValues<long, Int64Slot>.Take(ref packed).Find(start(asOf), out var g) ? g : null;
                Assert.Equal(even.Count == 0 ? null : even.Max(h => h.Whole), greatest);
            });
    }

    [Theory, MemberData(nameof(SeedsAndGrains))]
    public void First_last_and_distinct_values_of_a_window_are_those_of_its_events(int seed, int grain)
    {
        var (kept, start) = Grains[grain];
        Replay.Run(
            seed,
            state =>
            {
                var first = state.Keep(new FirstState<string?, MaybeTextSlot, int, Int32Slot>(state.Time, kept));
                var last = state.Keep(new LastState<double?, MaybeSlot<double, Float64Slot>, int, Int32Slot>());
                var distinct = state.Keep(new CountDistinctState<string, TextSlot>(state.Time, kept));
                var coupons = state.Keep(new CouponState(state.Time, kept));
                return h =>
                {
                    coupons.Add(h.Time, Coupon(h));
                    first.Add(h.Time, h.Known, h.Id, Word(h));
                    last.Add(h.Time, h.Known, h.Id, h.Number > 0 ? h.Number : null);
                    distinct.Add(h.Time, h.Word);
                };
            },
            (ref PackReader packed, IReadOnlyList<Happening> seen, long asOf) =>
            {
                var window = seen.Since(start(asOf)).OrderBy(h => h.Stamp).ToList();
                var isFound = TimedValues<string?, MaybeTextSlot>.Take(ref packed).Find(start(asOf), out var first);
                Assert.Equal((window.Count > 0, window.Count > 0 ? Word(window[0]) : null), (isFound, first));
                isFound = TimedValues<double?, MaybeSlot<double, Float64Slot>>.Take(ref packed).Find(start(asOf), out var last);
                Assert.Equal((window.Count > 0, window.Count > 0 && window[^1].Number > 0 ? window[^1].Number : null), (isFound, last));
                var distinct = TimedValues<string, TextSlot>.Take(ref packed).CountFrom(start(asOf));
                Assert.Equal(window.Select(h => h.Word).Distinct().Count(), distinct);
                var fold = new CouponFold();
                window.ForEach(h => fold.Add(Coupon(h)));
                Assert.Equal(fold.Estimate(), Coupons.Estimate(TimedValues<int, Int32Slot>.Take(ref packed), start(asOf)));
            });

        // Few registers, and many ranks in each.
        static int Coupon(Happening h) => (Hash.Coupon(Hash.Of(h.Id)) & 63) + (64 * (h.Id % 3));
    }

    [Theory, MemberData(nameof(SeedsAndGrains))]
    public void Lists_of_a_window_are_those_of_its_events(int seed, int grain)
    {
        var (kept, start) = Grains[grain];
        Replay.Run(
            seed,
            state =>
            {
                var first = state.Keep(new FirstNState<string?, MaybeTextSlot, int, Int32Slot>(state.Time, kept, 3));
                var distinct = state.Keep(new LastDistinctState<string, TextSlot, int, Int32Slot>(4));
                var early = state.Keep(new FirstDistinctState<string, TextSlot, int, Int32Slot>(state.Time, kept, 3));
                return h =>
                {
                    first.Add(h.Time, h.Known, h.Id, Word(h));
                    early.Add(h.Time, h.Known, h.Id, h.Word);
                    distinct.Add(h.Time, h.Known, h.Id, h.Word);
                };
            },
            (ref PackReader packed, IReadOnlyList<Happening> seen, long asOf) =>
            {
                var window = seen.Since(start(asOf)).OrderBy(h => h.Stamp).ToList();
                Assert.Equal(window.Take(3).Select(Word), TimedValues<string?, MaybeTextSlot>.Take(ref packed).Oldest(start(asOf), 3, w => w));
                Assert.Equal(
                    window.AsEnumerable().Reverse().Select(h => h.Word).Distinct().Take(4),
                    TimedValues<string, TextSlot>.Take(ref packed).Newest(start(asOf), 4, w => w));
                Assert.Equal(
                    window.Select(h => h.Word).Distinct().Take(3),
                    TimedValues<string, TextSlot>.Take(ref packed).OldestDistinct(start(asOf), 3, w => w));
            });
    }

    [Theory, MemberData(nameof(Seeds))]
    public void The_newest_events_are_chosen_before_the_condition_and_folded_in_order(int seed) => Replay.Run(
        seed,
        state =>
        {
            var newest = state.Keep(new NewestState<long, Int64Slot, int, Int32Slot>(9));
            return h => newest.Add(h.Time, h.Known, h.Id, h.Whole > 0, h.Whole);
        },
        (ref PackReader packed, IReadOnlyList<Happening> seen, long asOf) =>
        {
            var cell = NewestValues<long, Int64Slot>.Take(ref packed);
            foreach (var (n, start) in new[] { (9, long.MinValue), (4, long.MinValue), (9, asOf - 20) })
            {
                var found = new List<long>();
                foreach (var value in cell.Last(n, start))
                {
                    found.Add(value);
                }

                Assert.Equal(seen.Since(start).OrderBy(h => h.Stamp).TakeLast(n).Where(h => h.Whole > 0).Select(h => h.Whole), found);
            }
        });

    [Theory, MemberData(nameof(Seeds))]
    public void The_events_of_a_bucket_are_folded_in_order(int seed) => Replay.Run(
        seed,
        state =>
        {
            var events = state.Keep(new NewestState<long, Int64Slot, int, Int32Slot>(state.Time, Replay.Exact));
            return h => events.Add(h.Time, h.Known, h.Id, h.Whole > 0, h.Whole);
        },
        (ref PackReader packed, IReadOnlyList<Happening> seen, long asOf) =>
        {
            var cell = NewestValues<long, Int64Slot>.Take(ref packed);
            foreach (var (start, end) in new[] { (asOf - Replay.Span, asOf - 100), (asOf - 100, asOf - 40), (asOf - 40, asOf - 39), (asOf - 39, long.MaxValue) })
            {
                var found = new List<long>();
                foreach (var value in cell.Between(start, end))
                {
                    found.Add(value);
                }

                Assert.Equal(seen.Since(start).Where(h => h.Time < end && h.Whole > 0).OrderBy(h => h.Stamp).Select(h => h.Whole), found);
            }
        });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(29, 0)]
    [InlineData(30, 30)]
    [InlineData(-1, -30)]
    [InlineData(-30, -30)]
    [InlineData(-31, -60)]
    public void A_time_is_kept_by_the_step_before_it_also_before_1970(long time, long kept)
    {
        Assert.Equal(kept, Replay.ByHop.Floor(time));
        Assert.Equal(kept, Grain.Start(time + 7, 7, 30));
        Assert.Equal((time, 0), (Replay.Exact.Floor(time), Grain.All.Floor(time)));
    }

    [Fact]
    public void Old_entries_are_dropped_so_that_a_state_does_not_grow_for_ever()
    {
        var state = new ProbeState();
        var line = state.Keep(new Timeline(state.Time, new Grain(1, 1000)));
        var count = line.With(new CountState());
        var ids = state.Keep(new SeenIds<int, Int32Slot>(500));
        for (var i = 0; i < 50_000; i++)
        {
            state.Know(i * 10L);
            Assert.True(ids.Admit(i, i * 10L));
            count.Add(line.At(i * 10L), 1);
        }

        Assert.InRange(state.Packed().Length, 400, 2000);
    }

    [Fact]
    public void A_repeat_of_an_event_id_is_known_for_as_long_as_the_horizon_and_no_longer()
    {
        var state = new ProbeState();
        var ids = state.Keep(new SeenIds<string, TextSlot>(100));
        Assert.True(ids.Admit("a", 1000));
        state.Read(state.Packed());
        Assert.False(ids.Admit("a", 1100));
        Assert.True(ids.Admit("b", 1101));
        state.Read(state.Packed());
        Assert.True(ids.Admit("a", 1101));
        Assert.False(ids.Admit("a", 1201));
    }

    [Fact]
    public void A_redelivered_offset_is_not_applied_again()
    {
        var state = new ProbeState();
        Assert.True(state.ApplyAt(0, 3, 17, null!));
        Assert.False(state.ApplyAt(0, 3, 17, null!));
        Assert.True(state.ApplyAt(0, 4, 17, null!));
        var other = new ProbeState();
        other.Read(state.Packed());
        Assert.False(other.ApplyAt(0, 3, 16, null!));
        Assert.True(other.ApplyAt(0, 3, 18, null!));
        Assert.Equal((18L, 17L, -1L), (other.OffsetOf(0, 3), other.OffsetOf(0, 4), other.OffsetOf(1, 3)));
    }

    private static string? Word(Happening h) => h.Word == "w3" ? null : h.Word;
}
