namespace FeatureDsl.Language.Tests.Windows;

/// <summary>What plain execution says of sessions: worked out by hand, because the other executions are measured by it.</summary>
public class SessionTests
{
    private static readonly DateTime Now = new(2026, 3, 10, 12, 0, 0, DateTimeKind.Utc);

    private static readonly long Minute = 60_000_000;

    [Fact]
    public void It_reaches_back_to_the_first_gap()
    {
        var events = At(10 * Minute, 39 * Minute, 68 * Minute, 99 * Minute, 100 * Minute);
        Assert.Equal(3, events.Session(30.Minutes, 1.Days).Count());
        Assert.Equal(2, events.Session(29.Minutes + TimeSpan.FromMicroseconds(1), 50.Minutes).Count());
        Assert.Equal(5, events.Session(32.Minutes, 1.Days).Count());
        Assert.Equal(TimeSpan.FromMinutes(68), events.Session(30.Minutes, 1.Days).TimeSinceFirst());
    }

    [Fact]
    public void An_event_exactly_a_gap_after_another_begins_the_next_session()
    {
        Assert.Equal(1, At(1, 1 + (30 * Minute)).Session(30.Minutes, 1.Days).Count());
        Assert.Equal(2, At(1, 30 * Minute).Session(30.Minutes, 1.Days).Count());
    }

    [Fact]
    public void Exactly_a_gap_after_the_newest_event_it_is_over()
    {
        Assert.Equal(0, At(30 * Minute, 31 * Minute).Session(30.Minutes, 1.Days).Count());
        Assert.Equal(2, At((30 * Minute) - 1, 31 * Minute).Session(30.Minutes, 1.Days).Count());
        Assert.Equal(0, At().Session(30.Minutes, 1.Days).Count());
        Assert.Null(At(30 * Minute).Session(30.Minutes, 1.Days).TimeSinceFirst());
    }

    [Fact]
    public void Only_what_happened_within_the_longest_counts()
    {
        var events = At(20 * Minute, 40 * Minute, 60 * Minute, (60 * Minute) + 1);
        Assert.Equal(3, events.Session(30.Minutes, 1.Hours).Count());
        Assert.Equal(1, events.Session(30.Minutes, 30.Minutes).Count());
        Assert.Equal(4, events.Session(30.Minutes, 1.Days).Count());
    }

    [Fact]
    public void An_event_that_comes_late_joins_two()
    {
        Click[] clicks = [new(10 * Minute, 10 * Minute), new(30 * Minute, 0), new(50 * Minute, 50 * Minute)];
        Assert.Equal(1, new Events<Click>(Now, clicks).Session(25.Minutes, 1.Days).Count());
        Assert.Equal(3, new Events<Click>(Now.AddMicroseconds(1), clicks).Session(25.Minutes, 1.Days).Count());
    }

    [Fact]
    public void A_filter_before_makes_the_session_and_one_behind_leaves_out_of_it()
    {
        var events = At(10 * Minute, 30 * Minute, 50 * Minute);
        Assert.Equal(1, events.Where(e => e.Ago != 30 * Minute).Session(25.Minutes, 1.Days).Count());
        Assert.Equal(2, events.Session(25.Minutes, 1.Days).Where(e => e.Ago != 30 * Minute).Count());
        Assert.Equal(0, events.Where(e => e.Ago == 30 * Minute).Session(25.Minutes, 1.Days).Count());
        Assert.Equal(50 * Minute, events.Session(25.Minutes, 1.Days).Where(e => e.Ago != 30 * Minute).Last(2).Max(e => e.Ago));
    }

    [Fact]
    public void A_session_has_a_gap_and_is_no_shorter_than_it()
    {
        var events = At(1);
        Assert.Throws<FeatureDslException>(() => events.Session(TimeSpan.Zero, 1.Days));
        Assert.Throws<FeatureDslException>(() => events.Session(-1.Minutes, 1.Days));
        Assert.Throws<FeatureDslException>(() => events.Session(1.Days, 1.Days - TimeSpan.FromMicroseconds(1)));
        Assert.Throws<FeatureDslException>(() => events.Session(1.Hours, 1.Days).Every(1.Hours));
        Assert.Equal(1, events.Session(1.Days, 1.Days).Count());
    }

    private static Events<Click> At(params long[] ago) => new(Now, ago.Select(a => new Click(a, a)));

    private sealed record Click(long Ago, long KnownAgo) : IRow
    {
        public DateTime RowTime => Now.AddMicroseconds(-Ago);

        public DateTime RowKnown => Now.AddMicroseconds(-KnownAgo);

        public TimeSpan RowHorizon => TimeSpan.Zero;

        public IComparable? RowTieBreak => Ago;

        public object? RowKey(string property) => null;

        public string? RowFault() => null;
    }
}
