namespace FeatureDsl.Language.Tests.Windows;

/// <summary>What plain execution says of counts and sums by a key: worked out by hand, because the other executions are measured by it.</summary>
public class KeyedValuesTests
{
    private static readonly Window<Reading> Window = Reading.All(
        new Reading(1, 1, 2, "b"), new(2, 2, null, "a"), new(3, 3, 0.5, "b"), new(4, 4, 9, null), new(5, 5, double.NaN, "c"), new(6, 6, 1, "d"), new(7, 7, -1, "d"));

    [Fact]
    public void Events_are_counted_by_their_keys_and_those_without_one_left_out()
    {
        Assert.Equal([("a", 1L), ("b", 2L), ("c", 1L), ("d", 2L)], Window.CountBy(e => e.Word).Select(e => (e.Key, e.Value)));
        Assert.Equal([(1, 3L), (3, 4L)], Window.CountBy(e => (int?)(e.Id > 3 ? 3 : 1)).Select(e => (e.Key, e.Value)));
    }

    [Fact]
    public void A_key_is_there_where_its_values_are_missing_or_add_up_to_nothing()
    {
        var sums = Window.SumBy(e => e.Word, e => e.Value);
        Assert.Equal([("a", 0.0), ("b", 2.5), ("c", 0.0), ("d", 0.0)], sums.Select(e => (e.Key, e.Value)));
        Assert.Equal(Window.CountBy(e => e.Word).Keys, sums.Keys);
        Assert.False(sums.ContainsKey("e"));
    }

    [Fact]
    public void Sums_have_the_type_of_a_sum()
    {
        Assert.Equal(4L + 5 + 6 + 7, Window.SumBy(e => e.Id > 3, e => e.Id).At(true));
        Assert.Equal(0.75m, Window.SumBy(e => e.Id > 3, e => (decimal?)(e.Id == 2 ? 0.75m : null)).At(false));
        Assert.Equal(TimeSpan.FromSeconds(1 + 4 - 1), Window.SumBy(e => (long?)(e.Id % 3), e => TimeSpan.FromSeconds(e.Id == 7 ? -1 : e.Id)).At(1)!.Value);
    }

    [Fact]
    public void The_sum_of_one_key_that_leaves_its_type_is_an_error()
    {
        Assert.Throws<OverflowException>(() => Window.SumBy(e => e.Word, e => e.Word == "d" ? long.MaxValue : 1));
        Assert.Equal(long.MaxValue, Window.SumBy(e => e.Id, e => e.Word == "d" ? long.MaxValue : 1).At(7));
        Assert.Throws<OverflowException>(() => Window.SumBy(e => e.Word, e => (double?)Math.ScaleB(1, 96)));
    }

    [Fact]
    public void Over_nothing_maps_are_empty()
    {
        Assert.Empty(Reading.All().CountBy(e => e.Word));
        Assert.Empty(Reading.All().SumBy(e => e.Id, e => e.Value));
        Assert.Empty(Reading.Of(1, 2).SumBy(e => e.Word, e => e.Value));
    }
}
