using FeatureDsl.Online;

namespace FeatureDsl.Language.Tests.Online;

/// <summary>Plays a random history into a state, and after every few events asks every window.</summary>
internal static class Replay
{
    public const long Span = 300, HopSpan = 210, Hop = 30;

    public static readonly Grain Exact = new(1, Span), ByHop = new(Hop, HopSpan + Hop);

    public delegate void Question(ref PackReader packed, IReadOnlyList<Happening> seen, long asOf);

    /// <param name="seed">Chooses the history.</param>
    /// <param name="make">Makes the cells and says what an event adds to them.</param>
    /// <param name="ask">Takes the readers in the same order and compares them with what the naive fold gives.</param>
    public static void Run(int seed, Func<ProbeState, Action<Happening>> make, Question ask)
    {
        var random = new Random(seed + 1);
        var state = new ProbeState();
        var apply = make(state);
        var seen = new List<Happening>();
        foreach (var happening in Happening.History(seed, 400))
        {
            state.Know(happening.Known);
            apply(happening);
            seen.Add(happening);
            if (random.Next(3) > 0)
            {
                continue;
            }

            var packed = state.Packed();
            for (var i = 0; i < 3; i++)
            {
                var asOf = happening.Known + 1 + random.Next(0, 60);
                var reader = PackedState.Open(packed, ProbeState.Fingerprint, asOf);
                ask(ref reader, seen, asOf);
            }

            if (random.Next(2) == 0)
            {
                // Go on from the packed form: a state that was read back must be as good as the one that wrote it.
                state = new();
                apply = make(state);
                state.Read(packed);
                Assert.Equal(packed, state.Packed());
            }
        }
    }

    public static IEnumerable<Happening> Since(this IEnumerable<Happening> seen, long start) => seen.Where(h => h.Time >= start);

}
