using System.Numerics;
using FeatureDsl.Online;
using FeatureDsl.Operators;

namespace FeatureDsl.Language.Tests.Online;

public sealed class HalfLifeSumTests
{
    private const long Origin = -2_208_988_800_000_000;

    private static readonly (Grain Grain, Func<long, long> Start)[] Grains =
    [
        (Replay.Exact, asOf => asOf - Replay.Span),
        (Replay.Exact, asOf => asOf - 41),
        (Replay.ByHop, asOf => Grain.Start(asOf, Replay.HopSpan, Replay.Hop)),
        (Grain.All, _ => long.MinValue),
    ];

    public static TheoryData<int, int, long> Cases =>
        [.. from seed in Enumerable.Range(1, 3) from grain in Enumerable.Range(0, Grains.Length) from halfLife in new[] { 1L, 9, 70, 100_000 } select (seed, grain, halfLife)];

    // The sums are taken as they are: growing numbers is the language's, and tested there.
    [Theory, MemberData(nameof(Cases))]
    public void Sums_of_a_window_are_those_of_its_events(int seed, int grain, long halfLife)
    {
        var (kept, start) = Grains[grain];
        Replay.Run(
            seed,
            state =>
            {
                var line = state.Keep(new Timeline(state.Time, kept));
                var sums = line.With(new HalfLifeSumState());
                return h =>
                {
                    if (line.At(h.Time) is >= 0 and var at)
                    {
                        sums.Add(at, (h.Id % 9 == 0 ? null : h.Number, (h.Time - Origin) / halfLife));
                    }
                };
            },
            (ref PackReader packed, IReadOnlyList<Happening> seen, long asOf) =>
            {
                var times = PackedTimes.Take(ref packed);
                var total = BigInteger.Zero;
                foreach (var half in seen.Since(start(asOf)).Where(h => h.Id % 9 != 0).GroupBy(h => (h.Time - Origin) / halfLife))
                {
                    var sum = half.Where(h => double.IsFinite(h.Number) && Math.Abs(h.Number) < Math.ScaleB(1, 96)).Aggregate(BigInteger.Zero, (s, h) => s + ExactOracle.Units(h.Number));
                    total += BigInteger.Divide(sum, BigInteger.Pow(2, (int)Math.Min(((asOf - Origin) / halfLife) - half.Key, 300)));
                }

                var read = HalfLifeSumState.Reader.Take(ref packed, times.Count).From(times.Edge(start(asOf)));
                Assert.Equal(ExactOracle.Nearest(total, 1, -128), read.ToDouble(asOf, halfLife));
            });
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(2, 1)]
    [InlineData(3, 100)]
    public void A_bucket_is_what_later_sums_leave_of_earlier_ones(int seed, long halfLife)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            // So far apart that half-lives are forgotten between them.
            var events = Enumerable.Range(0, random.Next(1, 12)).Select(_ => (Time: random.NextInt64(1000), Value: (random.NextDouble() - 0.5) * Math.ScaleB(1, random.Next(-90, 90)))).OrderBy(e => e.Time).ToList();
            var (start, end) = (random.NextInt64(1000), random.NextInt64(1000));
            (start, end) = (Math.Min(start, end), Math.Max(start, end));
            var bucket = Of(events.Where(e => e.Time >= start)) - Of(events.Where(e => e.Time >= end));
            Assert.Equal(Of(events.Where(e => e.Time >= start && e.Time < end)).ToDouble(1000 - Decay.MicrosBefore1970, halfLife), bucket.ToDouble(1000 - Decay.MicrosBefore1970, halfLife));
        }

        HalfLifeSums Of(IEnumerable<(long Time, double Value)> events)
        {
            var sums = default(HalfLifeSums);
            foreach (var (time, value) in events)
            {
                sums.Add((value, time / halfLife));
            }

            return sums;
        }
    }

    [Fact]
    public void A_sum_is_halved_towards_zero()
    {
        foreach (var (value, times) in new[] { (1.5, 1L), (-1.5, 1), (1.5, 127), (-1.5, 128), (3.0, 130), (-3.0, 129), (1e28, 64), (-1e28, 200), (7.0, 256), (-7.0, long.MaxValue) })
        {
            var sum = default(ExactSum);
            sum.Add(value);
            var expected = times > 300 ? 0 : BigInteger.Divide(ExactOracle.Units(value), BigInteger.Pow(2, (int)times));
            Assert.Equal(ExactOracle.Nearest(expected, 1, -128), sum.Halved(times).ToDouble());
        }
    }

    [Fact]
    public void A_state_without_an_old_edge_holds_no_more_half_lives_than_count()
    {
        var (state, bytes) = (new ProbeState(), 0);
        var line = state.Keep(new Timeline(state.Time, Grain.All));
        var sums = line.With(new HalfLifeSumState());
        for (var i = 0; i < 5_000; i++)
        {
            state.Know(i);
            sums.Add(line.At(i), (1.0, i));
            bytes = i == 1_000 ? state.Packed().Length : bytes;
        }

        Assert.Equal(bytes, state.Packed().Length);
        var reader = PackedState.Open(state.Packed(), ProbeState.Fingerprint, 5_000 + Origin + 10_000_000_000_000_000);
        var times = PackedTimes.Take(ref reader);
        Assert.Equal(1, times.Count);
        var read = HalfLifeSumState.Reader.Take(ref reader, 1).From(0);
        Assert.Equal(1.0, read.ToDouble(Origin + 5_000, 1));
    }
}
