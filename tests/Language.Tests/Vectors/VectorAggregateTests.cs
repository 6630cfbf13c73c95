namespace FeatureDsl.Language.Tests.Vectors;

/// <summary>What plain execution says of sums, means and extremes of vectors: worked out by hand, because the other executions are measured by it.</summary>
public class VectorAggregateTests
{
    private static readonly float NaN = BitConverter.UInt32BitsToSingle(0x7FC00000);

    [Fact]
    public void Every_place_is_added_by_itself_and_rounded_once()
    {
        Assert.Equal([1, 0.25f], Of([1e8f, 0.5f], [1, float.NaN], [-1e8f, -0.25f], null).Sum(e => e.V)!.Value);

        // Halfway between two singles, and a little more: rounded through a double it would go down.
        Assert.Equal([16777218f], Of([16777216], [1], [MathF.ScaleB(1, -60)]).Sum(e => e.V)!.Value);
        Assert.Equal([16777216f], Of([16777216], [1]).Sum(e => e.V)!.Value);
    }

    [Fact]
    public void A_mean_is_of_the_finite_elements_of_a_place()
    {
        var mean = Of([1, float.PositiveInfinity], [2, 3], null, [2, float.NaN]).Average(e => e.V);
        Assert.Equal([5f / 3, 3], mean!.Value);
        Assert.True(Of([float.NaN, 1]).Average(e => e.V) == V(NaN, 1));

        // Bits below 2^-128 are cut off; what is left may have a subnormal mean.
        Assert.Equal([0, MathF.ScaleB(1, -130)], Of([float.Epsilon, MathF.ScaleB(1, -128)], [0, 0], [0, 0], [0, float.Epsilon]).Average(e => e.V)!.Value);
    }

    [Fact]
    public void Extremes_leave_nan_out_and_know_one_zero()
    {
        var window = Of([float.NaN, -0f, float.NaN], [2, 1, float.NaN], null, [-1, float.PositiveInfinity, float.NaN]);
        Assert.True(window.Min(e => e.V) == V(-1, 0, NaN));
        Assert.True(window.Max(e => e.V) == V(2, float.PositiveInfinity, NaN));
    }

    [Fact]
    public void Over_nothing_there_is_no_vector()
    {
        var window = Of(null, null);
        Assert.Null(window.Sum(e => e.V));
        Assert.Null(window.Average(e => e.V));
        Assert.Null(window.Min(e => e.V));
        Assert.Null(window.Max(e => e.V));
    }

    [Fact]
    public void An_element_that_is_too_large_is_an_error()
    {
        var window = Of([1, MathF.ScaleB(1, 96)]);
        Assert.Throws<OverflowException>(() => window.Sum(e => e.V));
        Assert.Throws<OverflowException>(() => window.Average(e => e.V));
        Assert.Equal([1, MathF.ScaleB(1, 96)], window.Max(e => e.V)!.Value);
        Assert.Equal([MathF.BitDecrement(MathF.ScaleB(1, 96))], Of([MathF.BitDecrement(MathF.ScaleB(1, 96))]).Sum(e => e.V)!.Value);
    }

    [Fact]
    public void The_first_last_and_chosen_ones_are_whole_vectors()
    {
        var window = Of([1, 2], [3, 0], null);
        Assert.Equal([1, 2], window.First(e => e.V)!.Value);
        Assert.Null(window.Last(e => e.V));
        Assert.Equal([3, 0], window.MaxBy(e => e.V, e => e.V.At(0))!.Value);
        Assert.Equal(2, Of([1, 2], [1, 2], [1, 3], null).CountDistinct(e => e.V));
    }

    private static FeatureVector V(params ReadOnlySpan<float> elements) => FeatureVector.Of(elements);

    private static Window<Sample> Of(params FeatureVector?[] vectors) =>
        new Events<Sample>(Sample.Begin.AddDays(1), vectors.Select((v, i) => new Sample(i, v))).All();

    private sealed record Sample(int Id, FeatureVector? V) : IRow
    {
        public static readonly DateTime Begin = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        public DateTime RowTime => Begin.AddSeconds(Id);

        public DateTime RowKnown => RowTime;

        public IComparable? RowTieBreak => Id;

        public TimeSpan RowHorizon => TimeSpan.Zero;

        public object? RowKey(string property) => null;

        public string? RowFault() => null;
    }
}
