namespace FeatureDsl;

/// <summary>What a feature can compute of a map, beside its <c>Count</c>, <c>ContainsKey</c>, <c>Keys</c> and <c>Values</c>.</summary>
public static class FeatureMaps
{
    /// <summary>The value of a key; missing where the map does not have it.</summary>
    public static TValue? At<TKey, TValue>(this FeatureMap<TKey, TValue> map, TKey key)
        where TKey : notnull
        where TValue : struct => map.Find(key) is >= 0 and var at ? map.Values[at] : null;
}
