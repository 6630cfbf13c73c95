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

    /// <summary>The vector as a column stored in half precision holds it: each element rounded to the nearest half, ties to even. What was rounded stays as it is.</summary>
    /// <exception cref="OverflowException">A finite element is beyond 65504.</exception>
    public FeatureVector ToHalf() => VectorCodec.Round(VectorStorage.Half, this);

    /// <summary>
    /// The vector as a column stored in bytes holds it: each element rounded to a whole number from -127 to 127 times a power of two, the least that does for the whole vector. So
    /// the error is at most 1/127 of the greatest element, and what was rounded stays as it is.
    /// </summary>
    /// <exception cref="OverflowException">An element is not finite, or beyond 3.37e38.</exception>
    public FeatureVector ToInt8() => VectorCodec.Round(VectorStorage.Int8, this);

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
