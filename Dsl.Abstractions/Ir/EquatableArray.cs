using System.Collections;

namespace FeatureDsl.Ir;

/// <summary>An immutable array that is equal to another of the same elements: what the compiler may keep between two keystrokes.</summary>
/// <typeparam name="T">An equatable element.</typeparam>
public readonly struct EquatableArray<T>(IEnumerable<T> items) : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
{
    private readonly T[]? _items = items.ToArray();

    /// <summary>The array of no elements.</summary>
    public static EquatableArray<T> Empty => default;

    /// <inheritdoc/>
    public int Count => _items?.Length ?? 0;

    /// <inheritdoc/>
    public T this[int index] => (_items ?? [])[index];

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other) => this.SequenceEqual(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Count;
        foreach (var item in this)
        {
            hash = unchecked((hash * 31) + (item is null ? 0 : EqualityComparer<T>.Default.GetHashCode(item)));
        }

        return hash;
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Makes <see cref="EquatableArray{T}"/> from other sequences.</summary>
public static class EquatableArray
{
    /// <summary>The elements of <paramref name="items"/>, in order.</summary>
    public static EquatableArray<T> ToEquatable<T>(this IEnumerable<T> items) => new(items);

    /// <summary>The given elements, in order.</summary>
    public static EquatableArray<T> Of<T>(params T[] items) => new(items);
}
