using System.Collections;
using System.Globalization;

namespace FeatureDsl;

/// <summary>A map as the value of a feature, whatever its keys and values are.</summary>
public interface IFeatureMap
{
    /// <summary>How many keys there are.</summary>
    int Count { get; }

    /// <summary>The entries as objects, by ascending key.</summary>
    IEnumerable<(object Key, object? Value)> Entries { get; }
}

/// <summary>
/// A map as the value of a feature: immutable, its entries in the contract's order of their keys, equal to another of equal entries, and never missing. The map of
/// nothing is empty, and so is the default value.
/// </summary>
/// <typeparam name="TKey">A type of the language whose values are equal or not: no floating-point number and no decimal.</typeparam>
/// <typeparam name="TValue">The type of a value.</typeparam>
public readonly struct FeatureMap<TKey, TValue> : IReadOnlyCollection<KeyValuePair<TKey, TValue>>, IFeatureMap, IEquatable<FeatureMap<TKey, TValue>>
    where TKey : notnull
{
    private readonly TKey[]? _keys;
    private readonly TValue[]? _values;

    // Owns the arrays, whose keys ascend.
    internal FeatureMap(TKey[] keys, TValue[] values) => (_keys, _values) = (keys, values);

    /// <summary>How many keys there are.</summary>
    public int Count => _keys?.Length ?? 0;

    /// <summary>The keys, ascending.</summary>
    public FeatureList<TKey> Keys => new(_keys ?? []);

    /// <summary>The values, in the order of their keys.</summary>
    public FeatureList<TValue> Values => new(_values ?? []);

    /// <summary>The value of a key.</summary>
    /// <exception cref="KeyNotFoundException">The map does not have the key.</exception>
    public TValue this[TKey key] => Find(key) is >= 0 and var at
        ? _values![at]
        : throw new KeyNotFoundException($"The map has no key '{Convert.ToString(key, CultureInfo.InvariantCulture)}'.");

    IEnumerable<(object Key, object? Value)> IFeatureMap.Entries => this.Select(e => ((object)e.Key, (object?)e.Value));

    /// <summary>Whether the map has a key.</summary>
    public bool ContainsKey(TKey key) => Find(key) >= 0;

    /// <inheritdoc/>
    public bool Equals(FeatureMap<TKey, TValue> other) => Keys.Equals(other.Keys) && Values.Equals(other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FeatureMap<TKey, TValue> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Keys, Values);

    /// <summary>The entries in braces, for people.</summary>
    public override string ToString() => "{" + string.Join(", ", this.Select(e =>
        $"{Convert.ToString(e.Key, CultureInfo.InvariantCulture)}: {Convert.ToString(e.Value, CultureInfo.InvariantCulture)}")) + "}";

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return new(_keys![i], _values![i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The place of a key; negative where there is none.</summary>
    internal int Find(TKey key) => _keys is null ? -1 : Array.IndexOf(_keys, key);
}

/// <summary>Makes maps.</summary>
public static class FeatureMap
{
    /// <summary>The map of these entries, in any order.</summary>
    /// <exception cref="ArgumentException">A key comes twice.</exception>
    public static FeatureMap<TKey, TValue> ToFeatureMap<TKey, TValue>(this IEnumerable<KeyValuePair<TKey, TValue>> entries)
        where TKey : notnull
    {
        var sorted = entries.OrderBy(e => (object)e.Key, Comparer<object>.Create(PlainFold.Compare)).ToList();
        return sorted.DistinctBy(e => e.Key).Count() == sorted.Count
            ? new([.. sorted.Select(e => e.Key)], [.. sorted.Select(e => e.Value)])
            : throw new ArgumentException("A key comes twice; a map has one value for each key.", nameof(entries));
    }
}
