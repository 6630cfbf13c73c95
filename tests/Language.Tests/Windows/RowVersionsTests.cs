namespace FeatureDsl.Language.Tests.Windows;

/// <summary>Records whose columns become known one after the other.</summary>
public class RowVersionsTests
{
    private static readonly DateTime Noon = new(2026, 3, 10, 12, 0, 0, DateTimeKind.Utc);

    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_record_is_as_many_versions_as_it_has_instants()
    {
        var record = new Order(1, Noon, Refund: 5, RefundedAt: Noon.AddHours(2), Rating: 3, RatedAt: Noon.AddHours(1));
        Assert.Equal(
            [record with { Refund = null, RefundedAt = null, Rating = null, RatedAt = null }, record with { Refund = null, RefundedAt = null }, record], RowVersions.Of(record));
        Assert.Equal([Noon + Delay, Noon.AddHours(1) + Delay, Noon.AddHours(2) + Delay], RowVersions.Of(record).Select(r => RowVersions.SeenFrom(r)));
    }

    [Fact]
    public void What_is_known_with_the_record_makes_no_version()
    {
        var record = new Order(1, Noon, Refund: 5, RefundedAt: Noon, Rating: 3, RatedAt: null);
        Assert.Equal([record with { Rating = null }], RowVersions.Of(record).Select(r => (Order)((IRow)r).RowAt(Noon.AddDays(1))));
        Assert.Equal(Noon + Delay, RowVersions.SeenFrom(record));
    }

    [Fact]
    public void A_window_sees_of_each_event_what_is_known_before_the_instant()
    {
        Order[] history =
        [
            new(1, Noon, Refund: 5, RefundedAt: Noon.AddHours(2), Rating: null, RatedAt: null),
            new(1, Noon.AddHours(1), Refund: null, RefundedAt: null, Rating: 2, RatedAt: Noon.AddHours(3)),
            new(2, Noon, Refund: 7, RefundedAt: Noon.AddHours(2), Rating: null, RatedAt: null),
        ];
        Assert.Equal((0, 0), At(Noon.AddHours(2) + Delay));
        Assert.Equal((7, 0), At((Noon.AddHours(2) + Delay).AddMicroseconds(1)));
        Assert.Equal((7, 2), At((Noon.AddHours(3) + Delay).AddMicroseconds(1)));

        (long Refunds, long Ratings) At(DateTime asOf)
        {
            var all = new Events<Order>(asOf, history.Reverse()).All();
            return (all.Sum(e => e.Refund), all.Sum(e => e.Rating));
        }
    }

    // As the compiler writes it for a source with corrections and a delay.
    private sealed record Order(int Id, DateTime Known, long? Refund, DateTime? RefundedAt, long? Rating, DateTime? RatedAt) : IRow
    {
        public DateTime RowTime => Noon;

        public DateTime RowKnown => Known + Delay;

        public IComparable? RowTieBreak => Id;

        public TimeSpan RowHorizon => TimeSpan.FromHours(1);

        public bool RowHasVersions => true;

        public IReadOnlyList<DateTime> RowLater => RowVersions.Later(Known + Delay, Delay, RefundedAt, RatedAt);

        public IRow RowAt(DateTime asOf) => this with
        {
            Refund = RowVersions.IsKnown(RefundedAt, Delay, asOf) ? Refund : null,
            RefundedAt = RowVersions.IsKnown(RefundedAt, Delay, asOf) ? RefundedAt : null,
            Rating = RowVersions.IsKnown(RatedAt, Delay, asOf) ? Rating : null,
            RatedAt = RowVersions.IsKnown(RatedAt, Delay, asOf) ? RatedAt : null,
        };

        public object? RowKey(string property) => null;

        public string? RowFault() => null;
    }
}
