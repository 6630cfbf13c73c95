namespace FeatureDsl.Language.Tests.Lists;

/// <summary>The order of rows that tie in everything else.</summary>
public class ColumnTupleTests
{
    [Fact]
    public void Lists_are_ordered_element_by_element_and_maps_by_their_keys_first()
    {
        Ascend(new FeatureList<long>[] { [], [-3], [1], [1, -5], [2] });
        Ascend(new FeatureList<string?>[] { [], [null], [null, "a"], [""], ["\uff61"], ["\U0001F600"] });
        Ascend(new FeatureList<double>[] { [-0.0], [0.0], [1.5], [double.PositiveInfinity] }); // By their bits, as signed integers.
        Ascend(Map(), Map(("a", 9)), Map(("a", 1), ("b", 1)), Map(("a", 1), ("b", 2)), Map(("b", 0)));
    }

    private static FeatureMap<string, int> Map(params (string Key, int Value)[] entries) => entries.Select(e => KeyValuePair.Create(e.Key, e.Value)).ToFeatureMap();

    private static void Ascend<T>(params T[] ascending)
    {
        var tuples = ascending.Select(a => new ColumnTuple("same", a)).ToList();
        for (var i = 0; i < tuples.Count; i++)
        {
            Assert.Equal(Enumerable.Range(0, tuples.Count).Select(j => Math.Sign(i.CompareTo(j))), tuples.Select(other => Math.Sign(tuples[i].CompareTo(other))));
        }
    }
}
