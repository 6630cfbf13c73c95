using FeatureDsl.Hosting.Output;
using FeatureDsl.Hosting.Values;
using FeatureDsl.Hosting.Verification;

namespace FeatureDsl.Hosting.Tests;

/// <summary>Maps on the command line, and as verify compares them.</summary>
public sealed class MapValueTests
{
    [Fact]
    public void A_map_is_a_json_object_whose_names_are_its_keys_as_text()
    {
        Assert.Equal("""{"a":1,"b":2}""", JsonValues.Of(Of(("b", 2L), ("a", 1)))!.ToJsonString());
        Assert.Equal("""{"2024-02-29":0.5,"2024-03-01":"NaN"}""", JsonValues.Of(Of((new DateOnly(2024, 3, 1), double.NaN), (new DateOnly(2024, 2, 29), 0.5)))!.ToJsonString());
        Assert.Equal("""{"false":1.50,"true":0}""", JsonValues.Of(Of((true, 0m), (false, 1.50m)))!.ToJsonString());
        Assert.Equal("{}", JsonValues.Of(default(FeatureMap<long, TimeSpan>))!.ToJsonString());
    }

    [Fact]
    public void A_map_for_people_has_its_entries_in_braces() => Assert.Equal("{\"a\": 1, \"b\": -0}", Show.Value(Of(("b", -0.0), ("a", 1))));

    [Fact]
    public void Two_maps_are_the_same_by_keys_and_bits()
    {
        var one = BoxedValues.Normal(Of(("a", 0.0), ("b", double.NaN)));
        Assert.True(ValueComparison.Same(one, BoxedValues.Normal(Of(("b", double.NaN), ("a", 0.0)))));
        Assert.False(ValueComparison.Same(one, BoxedValues.Normal(Of(("a", -0.0), ("b", double.NaN)))));
        Assert.False(ValueComparison.Same(one, BoxedValues.Normal(Of(("a", 0.0), ("c", double.NaN)))));
        Assert.False(ValueComparison.Same(one, BoxedValues.Normal(Of(("a", 0.0)))));
        Assert.True(ValueComparison.Same(BoxedValues.Normal(Of((DayOfWeek.Friday, 1L))), new object?[] { new object?[] { 5, 1L } }));
    }

    private static FeatureMap<TKey, TValue> Of<TKey, TValue>(params IEnumerable<(TKey Key, TValue Value)> entries)
        where TKey : notnull => entries.Select(e => KeyValuePair.Create(e.Key, e.Value)).ToFeatureMap();
}
