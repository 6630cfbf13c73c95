using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace FeatureDsl;

/// <summary>A list as the value of a feature, whatever its elements are.</summary>
public interface IFeatureList : IEnumerable
{
    /// <summary>How many elements there are.</summary>
    int Count { get; }
}

/// <summary>
/// A list as the value of a feature: immutable, equal to another of equal elements in the same order, and never missing. The list of nothing is empty,
/// and so is the default value.
/// </summary>
/// <typeparam name="T">A scalar of the language; <c>T?</c> where elements can be missing.</typeparam>
[CollectionBuilder(typeof(FeatureList), nameof(FeatureList.Of))]
public readonly struct FeatureList<T> : IReadOnlyList<T>, IFeatureList, IEquatable<FeatureList<T>>
{
    private readonly T[]? _items;

    // Owns the array.
    internal FeatureList(T[] items) => _items = items;

    /// <summary>How many elements there are.</summary>
    public int Count => _items?.Length ?? 0;

    /// <summary>An element, by its place from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none at that place.</exception>
    public T this[int index] => (uint)index < (uint)Count
        ? _items![index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The list has {Count.ToString(CultureInfo.InvariantCulture)} element(s).");

    /// <summary>Whether an element equals a value; in a feature not for floating-point numbers and decimals.</summary>
    public bool Contains(T value) => _items is not null && Array.IndexOf(_items, value) >= 0;

    /// <summary>The elements.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <inheritdoc/>
    public bool Equals(FeatureList<T> other) => AsSpan().SequenceEqual(other.AsSpan(), EqualityComparer<T>.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FeatureList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in AsSpan())
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>The elements in brackets, for people.</summary>
    public override string ToString() =>
        "[" + string.Join(", ", this.Select(i => i is null ? "missing" : Convert.ToString(i, CultureInfo.InvariantCulture))) + "]";

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Makes lists.</summary>
public static class FeatureList
{
    /// <summary>The list of these elements; what <c>[1, 2, 3]</c> calls.</summary>
    public static FeatureList<T> Of<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    /// <summary>The list of the elements of a sequence.</summary>
    public static FeatureList<T> ToFeatureList<T>(this IEnumerable<T> items) => new(items.ToArray());
}
