namespace FeatureDsl.Language.Tests.Maps;

public class FeatureMapTests
{
    private enum Mood
    {
        Late = 7,
        Early = -1,
    }

    [Fact]
    public void Entries_stand_in_the_order_of_their_keys_whatever_order_they_came_in()
    {
        Assert.Equal(["b", "\uFB01", "\U0001F600"], Of(("\U0001F600", 1L), ("b", 2), ("\uFB01", 3)).Keys);
        Assert.Equal([Mood.Early, Mood.Late], Of((Mood.Late, 1L), (Mood.Early, 2)).Keys);
        Assert.Equal([2L, 1L], Of((Mood.Late, 1L), (Mood.Early, 2)).Values);
        Assert.Equal([false, true], Of((true, 0.5), (false, 1)).Keys);
    }

    [Fact]
    public void Maps_are_equal_by_their_entries()
    {
        var (one, other) = (Of(("a", 1.5), ("b", double.NaN)), Of(("b", double.NaN), ("a", 1.5)));
        Assert.True(one.Equals(other));
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.False(one.Equals(Of(("a", 1.5), ("c", double.NaN))));
        Assert.False(one.Equals(Of(("a", 1.5), ("b", 0.0))));
        Assert.False(one.Equals(Of(("a", 1.5))));
        Assert.Equal("{a: 1.5, b: NaN}", one.ToString());
    }

    [Fact]
    public void The_default_is_the_empty_map()
    {
        Assert.True(default(FeatureMap<string, long>).Equals(Of<string, long>()));
        Assert.Empty(default(FeatureMap<string, long>));
        Assert.Empty(default(FeatureMap<string, long>).Keys);
        Assert.Null(default(FeatureMap<string, long>).At("a"));
    }

    [Fact]
    public void A_key_that_is_not_there_has_no_value_and_is_no_error_but_with_brackets()
    {
        var map = Of((3, 4L), (1, 0));
        Assert.Equal((4L, 0L, null), (map.At(3), map.At(1), map.At(2)));
        Assert.Equal((true, false, 2), (map.ContainsKey(1), map.ContainsKey(0), map.Count));
        Assert.Equal(4, map[3]);
        Assert.Throws<KeyNotFoundException>(() => map[2]);
    }

    [Fact]
    public void A_key_has_one_value() => Assert.Throws<ArgumentException>(() => Of(("a", 1L), ("a", 2)));

    private static FeatureMap<TKey, TValue> Of<TKey, TValue>(params IEnumerable<(TKey Key, TValue Value)> entries)
        where TKey : notnull => entries.Select(e => KeyValuePair.Create(e.Key, e.Value)).ToFeatureMap();
}
