namespace FeatureDsl.Language.Tests.Lists;

public class FeatureListTests
{
    [Fact]
    public void Lists_are_equal_by_their_elements()
    {
        FeatureList<long?> one = [1, null, 3], other = [1, null, 3], shorter = [1, null];
        Assert.True(one.Equals(other));
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.False(one.Equals(shorter));
        Assert.Equal("[1, missing, 3]", one.ToString());
    }

    [Fact]
    public void The_default_is_the_empty_list()
    {
        FeatureList<string> empty = [];
        Assert.True(default(FeatureList<string>).Equals(empty));
        Assert.Empty(default(FeatureList<string>));
        Assert.Throws<ArgumentOutOfRangeException>(() => empty[0]);
    }

    [Fact]
    public void A_list_does_not_follow_the_array_it_was_made_of()
    {
        int[] items = [1, 2];
        var list = FeatureList.Of<int>(items);
        items[0] = 9;
        Assert.Equal([1, 2], list);
    }
}
