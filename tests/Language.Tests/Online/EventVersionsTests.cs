using System.Buffers;
using FeatureDsl.Online;

namespace FeatureDsl.Language.Tests.Online;

/// <summary>Events that are corrected and taken back, in state, against a fold over the list of all their versions.</summary>
public class EventVersionsTests
{
    private const long Span = 300, Horizon = 50;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory, MemberData(nameof(Seeds))]
    public void A_window_holds_the_last_versions_of_its_events(int seed) => Play(seed, Versions(seed));

    [Theory, MemberData(nameof(Seeds))]
    public void Versions_may_arrive_in_any_order_within_the_horizon(int seed)
    {
        var random = new Random(seed);
        Play(seed, [.. Versions(seed).OrderBy(v => v.Known + random.NextInt64(Horizon))]);
    }

    [Fact]
    public void A_redelivered_version_changes_nothing()
    {
        var (state, version) = (new Kept(), new Version(1, 10, 20, 5, false));
        Assert.True(state.Put(version));
        Assert.False(state.Put(version));
        Assert.False(state.Put(version with { Time = 9 }));
        Assert.False(state.Put(version with { RowDeleted = true }));
        Assert.True(state.Put(version with { Time = 11 }));
        Assert.Equal((1L, (long?)5), state.Answer(30));
    }

    [Fact]
    public void What_no_window_sees_is_forgotten_after_the_horizon()
    {
        var state = new Kept();
        for (var i = 0; i < 1000; i++)
        {
            state.Put(new Version(i, i * 10, i * 10, 1, i % 3 == 0));
        }

        // 30 events in the window (a third of them taken back), nothing else: 8 bytes of count and 36 or 28 of each.
        Assert.InRange(state.Packed().Length, 500, 2200);
    }

    [Fact]
    public void What_is_filled_into_a_record_follows_it_and_no_later_one()
    {
        var (state, version) = (new Kept(), new Version(1, 10, 20, 5, false));
        Assert.True(state.Put(version));
        Assert.True(state.Put(version with { Value = 6, Later = 40 }));
        Assert.Equal((1L, (long?)6), state.Answer(41));
        Assert.False(state.Put(version)); // It said less.
        Assert.True(state.Put(version with { Known = 50, Value = 7 }));
        var packed = state.Packed();
        state = new();
        state.Read(packed);
        Assert.False(state.Put(version with { Value = 8, Later = 60 })); // That one was replaced.
        Assert.True(state.Put(version with { Known = 50, Value = 9, Later = 70 }));
        Assert.Equal((1L, (long?)9), state.Answer(80));
    }

    [Fact]
    public void What_is_filled_into_a_record_that_was_taken_back_does_not_bring_it_back()
    {
        var (state, version) = (new Kept(), new Version(1, 10_000, 10_000, 5, false));
        Assert.True(state.Put(version));
        Assert.True(state.Put(version with { Known = 10_001, RowDeleted = true }));
        Assert.True(state.Put(new Version(2, 10_000 + Horizon + 9, 10_000 + Horizon + 9, 3, false)));
        var packed = state.Packed(); // By now the deletion is forgotten.
        state = new();
        state.Read(packed);
        Assert.False(state.Put(version with { Later = 10_100 }));
        Assert.Equal((1L, (long?)3), state.Answer(10_101));
    }

    private static void Play(int seed, IReadOnlyList<Version> versions)
    {
        var random = new Random(seed * 3);
        var (state, seen) = (new Kept(), new List<Version>());
        foreach (var version in versions)
        {
            state.Put(version);
            seen.Add(version);
            if (random.Next(3) > 0)
            {
                continue;
            }

            var asOf = state.EarliestAsOf + random.Next(60);
            var standing = seen.GroupBy(v => v.Id)
                .Select(g => g.OrderBy(v => v.Known).ThenBy(v => !v.RowDeleted).ThenBy(v => v.Time).Last())
                .Where(v => !v.RowDeleted && v.Time >= asOf - Span).ToList();
            Assert.Equal(((long)standing.Count, standing.Min(v => (long?)v.Value)), state.Answer(asOf));
            if (random.Next(2) == 0)
            {
                var packed = state.Packed();
                state = new();
                state.Read(packed);
                Assert.Equal(packed.Length, state.Packed().Length);
            }
        }
    }

    // In order of known time; corrected, moved, taken back, said again, late by more than the window, and at the instant of what they correct.
    private static List<Version> Versions(int seed)
    {
        var random = new Random(seed);
        var known = 1_000_000L;
        return [.. Enumerable.Range(0, 600).Select(_ =>
        {
            known += random.Next(0, 3) * 7;
            return new Version(random.Next(60), known - (random.Next(3) == 0 ? random.Next(0, 400) : random.Next(0, 20)), known, random.Next(-1000, 1000), random.Next(4) == 0);
        }).GroupBy(v => (v.Id, v.Known, v.Time, v.RowDeleted)).Select(g => g.First())];
    }

    private sealed record Version(int Id, long Time, long Known, long Value, bool RowDeleted, long Later = 0) : IRow
    {
        public IReadOnlyList<DateTime> RowLater => Later > Known ? [Instants.FromMicros(Later)] : [];

        public DateTime RowTime => Instants.FromMicros(Time);

        public DateTime RowKnown => Instants.FromMicros(Known);

        public IComparable? RowTieBreak => Id;

        public TimeSpan RowHorizon => TimeSpan.FromMicroseconds(Horizon);

        public bool RowHasVersions => true;

        public object? RowKey(string property) => null;

        public string? RowFault() => null;
    }

    private sealed class Rows(StateClock clock) : EventVersions<Version, int, Int32Slot>(clock, Span, Horizon, hasLate: true)
    {
        protected override void WriteRow(SlotWriter output, Version row)
        {
            output.Put<int, Int32Slot>(row.Id);
            output.Put<long, Int64Slot>(row.Value);
        }

        protected override Version ReadRow(scoped ref PackReader packed) => new(packed.Slot<int, Int32Slot>(), 0, 0, packed.Slot<long, Int64Slot>(), false);
    }

    // What the compiler writes for a count and a least value.
    private sealed class Kept : PackedViewState
    {
        private const ulong Fingerprint = 42;
        private readonly Timeline _line;
        private readonly CountState _count;
        private readonly ExtremeState<long, Int64Slot> _least;
        private readonly Rows _rows;

        public Kept()
            : base(Fingerprint)
        {
            _line = With(new Timeline(Clock, new Grain(1, Span)));
            _count = _line.With(new CountState());
            _least = With(new ExtremeState<long, Int64Slot>(Clock, new Grain(1, Span), greatest: false));
            _rows = With(new Rows(Clock));
        }

        public bool Put(Version version)
        {
            var outcome = _rows.Put(version.Id, version, version.Time, version.Known);
            if (outcome == VersionOutcome.Stale)
            {
                return false;
            }

            SeenBy(Instants.ToMicros(RowVersions.SeenFrom(version)) + 1);
            if (outcome == VersionOutcome.Adds)
            {
                Add(version, version.Time);
            }

            return true;
        }

        public (long Count, long? Least) Answer(long asOf)
        {
            var reader = PackedState.Open(Packed(), Fingerprint, asOf);
            var times = PackedTimes.Take(ref reader);
            var count = CountState.Reader.Take(ref reader, times.Count).From(times.Edge(asOf - Span));
            return (count, TimedValues<long, Int64Slot>.Take(ref reader).Find(asOf - Span, out var least) ? least : null);
        }

        public byte[] Packed()
        {
            var buffer = new ArrayBufferWriter<byte>();
            Write(buffer);
            return buffer.WrittenSpan.ToArray();
        }

        public override bool Apply(int input, IRow row) => Put((Version)row);

        protected override void Settle()
        {
            if (_rows.MustSettle)
            {
                Clear(_line, _least);
                foreach (var (row, time, _) in _rows.Standing())
                {
                    Add(row, time);
                }
            }
        }

        private void Add(Version row, long time)
        {
            var at = _line.At(time);
            if (at >= 0)
            {
                _count.Add(at, 1);
            }

            _least.Add(time, row.Value);
        }
    }
}
