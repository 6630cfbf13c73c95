using FeatureDsl.Online;

namespace FeatureDsl.Language.Tests;

/// <summary>Lists and maps in online state.</summary>
public class CollectionSlotTests
{
    private enum Mood : short
    {
        Calm = 0,
        Cross = -7,
    }

    [Fact]
    public void Lists_and_maps_of_every_type_come_back()
    {
        Holds<FeatureList<long>, ListSlot<long, Int64Slot>>([], [1], [1, long.MinValue, 7]);
        Holds<FeatureList<string>, ListSlot<string, TextSlot>>([], [""], ["a", "\U0001F600", "", "a"]);
        Holds<FeatureList<string?>, ListSlot<string?, MaybeTextSlot>>([null], ["", null, "b"]);
        Holds<FeatureList<double?>, ListSlot<double?, MaybeSlot<double, Float64Slot>>>([null, double.NaN], [-0.0, 0.1]);
        Holds<FeatureList<Mood?>, ListSlot<Mood?, MaybeSlot<Mood, EnumSlot<Mood>>>>([Mood.Cross, null, Mood.Calm]);
        Holds<FeatureMap<string, long>, MapSlot<string, TextSlot, long, Int64Slot>>(Map<string, long>(), Map(("b", 2L), ("a", 1L)), Map(("", 0L)));
        Holds<FeatureMap<Mood, string>, MapSlot<Mood, EnumSlot<Mood>, string, TextSlot>>(Map((Mood.Calm, "x"), (Mood.Cross, "")));
        Holds<FeatureMap<Guid, decimal>, MapSlot<Guid, GuidSlot, decimal, DecimalSlot>>(Map((Guid.Empty, 1.50m), (new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]), -2m)));
    }

    [Fact]
    public void A_list_stands_before_those_that_it_begins_and_a_map_by_its_keys_first()
    {
        Ascend<FeatureList<long>>(ListSlot<long, Int64Slot>.Compare, [[], [-3], [1], [1, -5], [1, 2], [2]]);
        Ascend<FeatureList<string>>(ListSlot<string, TextSlot>.Compare, [[], [""], ["a"], ["a", ""], ["\uff61"], ["\U0001F600"]]);
        Ascend(MapSlot<string, TextSlot, long, Int64Slot>.Compare, [Map<string, long>(), Map(("a", 9L)), Map(("a", 1L), ("b", 1L)), Map(("a", 1L), ("b", 2L)), Map(("b", 0L))]);
    }

    private static void Holds<T, TSlot>(params T[] values)
        where TSlot : struct, ISlot<T>
    {
        var (text, slots) = (new PackWriter(), new byte[values.Length][]);
        var begin = text.Begin();
        for (var i = 0; i < values.Length; i++)
        {
            slots[i] = new byte[TSlot.Width];
            TSlot.Write(slots[i], values[i], text);
        }

        text.End(begin);
        var written = text.Written[begin..].ToArray();
        Assert.Equal(values, slots.Select(s => TSlot.Read(s, written)));
    }

    private static void Ascend<T>(Func<T, T, int> compare, T[] ascending)
    {
        for (var i = 0; i < ascending.Length; i++)
        {
            Assert.Equal(Enumerable.Range(0, ascending.Length).Select(j => Math.Sign(i.CompareTo(j))), ascending.Select(other => Math.Sign(compare(ascending[i], other))));
        }
    }

    private static FeatureMap<TKey, TValue> Map<TKey, TValue>(params (TKey Key, TValue Value)[] entries)
        where TKey : notnull => entries.Select(e => KeyValuePair.Create(e.Key, e.Value)).ToFeatureMap();
}
