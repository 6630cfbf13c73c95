using FeatureDsl.Language.Tests.Online;
using FeatureDsl.Online;

namespace FeatureDsl.Language.Tests.Vectors;

/// <summary>The states of vectors against a fold over the list of all events: late events, ties, trimming, and the packed form at every step.</summary>
public class VectorStateTests
{
    private static readonly (Grain Grain, Func<long, long> Start)[] Grains =
    [
        (Replay.Exact, asOf => asOf - Replay.Span),
        (Replay.Exact, asOf => asOf - 41),
        (Replay.ByHop, asOf => Grain.Start(asOf, Replay.HopSpan, Replay.Hop)),
        (Replay.ByHop, asOf => Grain.Start(asOf, 0, Replay.Hop)),
        (Grain.All, _ => long.MinValue),
    ];

    public static TheoryData<int, int> SeedsAndGrains => [.. Enumerable.Range(1, 4).SelectMany(s => Enumerable.Range(0, Grains.Length).Select(g => (s, g)))];

    [Theory, MemberData(nameof(SeedsAndGrains))]
    public void Vectors_of_a_window_are_those_of_its_events(int seed, int grain)
    {
        var (kept, start) = Grains[grain];
        Replay.Run(
            seed,
            state =>
            {
                var line = state.Keep(new Timeline(state.Time, kept));
                var (sums, least, greatest) = (line.With(new VectorSumState()), line.With(new VectorLeastState()), line.With(new VectorGreatestState()));
                return h =>
                {
                    // Events without a vector have a place in the timeline all the same, where it is shared.
                    var at = line.At(h.Time);
                    if (at >= 0 && VectorOf(h, seed) is { } vector)
                    {
                        sums.Add(at, vector);
                        least.Add(at, vector);
                        greatest.Add(at, vector);
                    }
                };
            },
            (ref PackReader packed, IReadOnlyList<Happening> seen, long asOf) =>
            {
                var times = PackedTimes.Take(ref packed);
                var edge = times.Edge(start(asOf));
                var window = seen.Since(start(asOf)).Select(h => VectorOf(h, seed)).ToList();
                var total = VectorSumState.Reader.Take(ref packed, times.Count).From(edge);
                Assert.Equal(window.Exists(v => v is { } x && x.Any(e => float.IsFinite(e) && Math.Abs(e) >= MathF.ScaleB(1, 96))), total.IsOversized);
                if (!total.IsOversized)
                {
                    Assert.Equal((PlainVectors.Sum(window), PlainVectors.Average(window)), (total.Sum(), total.Mean()));
                }

                Assert.Equal(PlainVectors.Best(window, -1), VectorLeastState.Reader.Take(ref packed, times.Count).From(edge).ToVector());
                Assert.Equal(PlainVectors.Best(window, 1), VectorGreatestState.Reader.Take(ref packed, times.Count).From(edge).ToVector());
            });
    }

    [Fact]
    public void A_state_of_no_vector_has_no_bytes_to_spare()
    {
        var output = new PackWriter();
        new VectorSumState().Write(output, 0);
        new VectorLeastState().Write(output, 0);
        Assert.Equal(16, output.Length);
    }

    // Of oversized numbers few: one is enough to make a sum an error.
    private static FeatureVector? VectorOf(Happening h, int seed) => h.Id % 5 == 0 ? null
        : [seed % 2 == 0 && h.Id % 3 > 0 ? (float)(h.Whole % 100) : (float)h.Number, (float)(h.Whole % 7) / 4, h.Id % 40 == 1 ? float.NegativeInfinity : h.Id % 17];
}
