using FeatureDsl.Online;

namespace FeatureDsl.Language.Tests.Online;

/// <summary>Sessions in state against a walk over the list of all events: late ones join sessions, and what is forgotten is never missed.</summary>
public class SessionsStateTests
{
    public static TheoryData<int, long> SeedsAndGaps => [.. Enumerable.Range(1, 6).SelectMany(s => new[] { 1L, 7, 8, 40, 300 }.Select(gap => (s, gap)))];

    [Theory, MemberData(nameof(SeedsAndGaps))]
    public void The_session_that_is_open_is_that_of_its_events(int seed, long gap) => Replay.Run(
        seed,
        state =>
        {
            var sessions = state.Keep(new SessionsState(state.Time, gap, Replay.Span));
            return h => sessions.Add(h.Time);
        },
        (ref PackReader packed, IReadOnlyList<Happening> seen, long asOf) =>
        {
            var sessions = Sessions.Take(ref packed);
            foreach (var longest in new[] { Replay.Span, 41 })
            {
                // Both edges may lie anywhere between two events: they mean the same where they hold the same events.
                var start = asOf;
                foreach (var time in seen.Select(h => h.Time).Where(t => t >= asOf - longest).OrderDescending().TakeWhile(t => start - t < gap))
                {
                    start = time;
                }

                var found = sessions.Start(asOf, gap, longest);
                Assert.InRange(found, asOf - longest, asOf);
                Assert.Equal(seen.Since(start).Count(), seen.Since(found).Count());
            }
        });

    [Fact]
    public void A_late_event_joins_two_sessions_and_begins_one_of_its_own()
    {
        var (state, sessions) = Make(gap: 10, reach: 1000);
        state.Know(98);
        foreach (var time in new[] { 50L, 69, 90 })
        {
            sessions.Add(time);
        }

        Assert.Equal(90, Start(state, 99));
        sessions.Add(81);
        Assert.Equal(81, Start(state, 99));
        sessions.Add(71); // exactly a gap before 81, and close to 69
        Assert.Equal(81, Start(state, 99));
        sessions.Add(72);
        Assert.Equal(69, Start(state, 99));
        sessions.Add(60); // exactly a gap after 50
        Assert.Equal(60, Start(state, 99));
        sessions.Add(59);
        Assert.Equal(50, Start(state, 99));
        Assert.Equal(100, Start(state, 100)); // exactly a gap after 90 it is over
    }

    [Fact]
    public void What_no_window_sees_is_forgotten()
    {
        var (state, sessions) = Make(gap: 10, reach: 100);
        for (var time = 0L; time < 100_000; time += 20)
        {
            state.Know(time);
            sessions.Add(time);
        }

        // Six sessions of one event each.
        Assert.InRange(state.Packed().Length, 60, 160);
    }

    private static (ProbeState State, SessionsState Sessions) Make(long gap, long reach)
    {
        var state = new ProbeState();
        return (state, state.Keep(new SessionsState(state.Time, gap, reach)));
    }

    private static long Start(ProbeState state, long asOf)
    {
        var reader = PackedState.Open(state.Packed(), ProbeState.Fingerprint, asOf);
        return Sessions.Take(ref reader).Start(asOf, 10, 1000);
    }
}
