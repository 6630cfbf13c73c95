using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FeatureDsl;

/// <summary>
/// A vector of single-precision numbers, such as an embedding: immutable, and equal to another of the same elements bit for bit. So a NaN equals a NaN of the
/// same bits, and negative zero is not zero. A column of vectors says by <see cref="DimensionAttribute"/> how many elements each has.
/// </summary>
[CollectionBuilder(typeof(FeatureVector), nameof(Of))]
public readonly struct FeatureVector : IReadOnlyList<float>, IEquatable<FeatureVector>
{
    private readonly float[]? _elements;

    // Owns the array.
    internal FeatureVector(float[] elements) => _elements = elements;

    /// <summary>How many elements there are.</summary>
    public int Count => _elements?.Length ?? 0;

    /// <summary>The elements as bytes, each little endian.</summary>
    internal ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(AsSpan());

    /// <summary>An element, by its place from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none at that place.</exception>
    public float this[int index] => (uint)index < (uint)Count
        ? _elements![index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The vector has {Count.ToString(CultureInfo.InvariantCulture)} element(s).");

    /// <summary>The vector of these elements; what <c>[1, 0.5f]</c> calls.</summary>
    public static FeatureVector Of(ReadOnlySpan<float> elements) => new(elements.ToArray());

    /// <summary>The elements.</summary>
    public ReadOnlySpan<float> AsSpan() => _elements;

    /// <inheritdoc/>
    public bool Equals(FeatureVector other) => Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FeatureVector other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <summary>The elements in brackets, for people.</summary>
    public override string ToString() => "[" + string.Join(", ", this.Select(x => x.ToString("R", CultureInfo.InvariantCulture))) + "]";

    /// <inheritdoc/>
    public IEnumerator<float> GetEnumerator() => ((IEnumerable<float>)(_elements ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether two vectors have the same elements, bit for bit.</summary>
    public static bool operator ==(FeatureVector left, FeatureVector right) => left.Equals(right);

    /// <summary>Whether two vectors differ.</summary>
    public static bool operator !=(FeatureVector left, FeatureVector right) => !left.Equals(right);
}
