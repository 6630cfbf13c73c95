using FeatureDsl.Online;

namespace FeatureDsl.Language.Tests.Online;

public sealed class RowHistoryTests
{
    private const long Start = 1_000_000_000;

    // However rows come - late, tied, taken back - and however often the state is packed in between, an event that can still matter finds what plain C# finds.
    [Theory]
    [InlineData(null)]
    [InlineData(40L)]
    public void An_event_finds_the_row_that_latest_finds(long? reach)
    {
        var (dropped, found) = (0, 0);
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var (state, rows, known) = (new Probe(reach), new List<Grade>(), Start);
            for (var i = 0; i < 60; i++)
            {
                known += random.Next(4);
                var grade = new Grade(Micros(known - random.Next(3) * random.Next(30)), Micros(known), random.Next(4), random.Next(6) == 0);
                rows.Add(grade);
                state.Apply(0, grade);
                if (random.Next(4) == 0)
                    state = state.Again();
                for (var ask = 0; ask < 3; ask++)
                {
                    var time = Micros(known + 5 - random.NextInt64(5 + (reach ?? 200)));
                    var expected = new Latest<Grade>(time, rows).Value;
                    Assert.Equal(expected, state.Found(time));
                    found += expected is null ? 0 : 1;
                }
            }

            dropped += rows.Count - state.Again().Count;
        }

        Assert.True(found > 10_000 && dropped > 1_000, $"Too little was asked: {found} found, {dropped} dropped.");
    }

    [Fact]
    public void A_row_that_no_event_can_find_any_more_is_dropped_and_the_one_before_the_reach_is_kept()
    {
        var (endless, bounded) = (new Probe(null), new Probe(100));
        for (var i = 0; i < 50; i++)
        {
            endless.Apply(0, new Grade(Micros(Start + i * 10), Micros(Start + i * 10), i, false));
            bounded.Apply(0, new Grade(Micros(Start + i * 10), Micros(Start + i * 10), i, false));
        }

        Assert.Equal(50, endless.Again().Count);
        Assert.Equal(11, bounded.Again().Count); // The newest became known at 490: from 390 on, ten and the one that holds there.
        Assert.Equal(39, bounded.Again().Found(Micros(Start + 399))!.Points);
        Assert.Null(endless.Again().Found(Micros(Start - 1)));
    }

    private static DateTime Micros(long micros) => Instants.FromMicros(micros);

    private sealed record Grade(DateTime Since, DateTime Known, int Points, bool Gone) : IRow
    {
        DateTime IRow.RowTime => Since;

        DateTime IRow.RowKnown => Known;

        IComparable? IRow.RowTieBreak => Points * 2 + (Gone ? 1 : 0);

        TimeSpan IRow.RowHorizon => TimeSpan.Zero;

        bool IRow.RowDeleted => Gone;

        object? IRow.RowKey(string property) => throw new NotSupportedException("Nobody asks for keys.");

        string? IRow.RowFault() => null;
    }

    private sealed class Rows(long? reach) : RowHistory<Grade>(reach)
    {
        public int Count { get; private set; }

        protected override void WriteRow(SlotWriter output, Grade row)
        {
            output.Put<DateTime, DateTimeSlot>(row.Since);
            output.Put<DateTime, DateTimeSlot>(row.Known);
            output.Put<int, Int32Slot>(row.Points);
            output.Put<bool, BoolSlot>(row.Gone);
        }

        protected override Grade ReadRow(scoped ref PackReader packed)
        {
            Count++;
            return new(packed.Slot<DateTime, DateTimeSlot>(), packed.Slot<DateTime, DateTimeSlot>(), packed.Slot<int, Int32Slot>(), packed.Slot<bool, BoolSlot>());
        }
    }

    private sealed class Probe
    {
        private readonly long? _reach;
        private readonly Rows _rows;
        private readonly HistoryState<Grade> _state;

        public Probe(long? reach)
        {
            (_reach, _rows) = (reach, new(reach));
            _state = new(7, _rows);
        }

        public int Count => _rows.Count;

        public void Apply(int input, Grade row) => _state.Apply(input, row);

        public Grade? Found(DateTime time) => (Grade?)_state.At(time);

        // The same, packed and read.
        public Probe Again()
        {
            var packed = new System.Buffers.ArrayBufferWriter<byte>();
            _state.Write(packed);
            var again = new Probe(_reach);
            again._state.Read(packed.WrittenSpan);
            return again;
        }
    }
}
