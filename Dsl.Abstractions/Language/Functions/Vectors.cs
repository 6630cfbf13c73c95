using System.Numerics;

namespace FeatureDsl;

/// <summary>
/// What a feature can compute of vectors. Products of elements are exact and added exactly, and the sum is rounded once, so the order of elements does not
/// matter. A result is NaN where an element is NaN or infinite, or a product of two of them is 2^96 or more in size; bits of products below 2^-128 are cut off.
/// </summary>
public static class Vectors
{
    /// <summary>The element at a place from 0; missing where there is none.</summary>
    public static float? At(this FeatureVector vector, int index) => index >= 0 && index < vector.Count ? vector[index] : null;

    /// <inheritdoc cref="At(FeatureVector, int)"/>
    public static float? At(this FeatureVector? vector, int index) => vector is { } present ? At(present, index) : null;

    /// <summary>The correctly rounded sum of the products of the elements.</summary>
    /// <exception cref="ArgumentException">The vectors are not of one dimension; of features the compiler says so.</exception>
    public static double Dot(this FeatureVector a, FeatureVector b)
    {
        if (a.Count != b.Count)
        {
            throw new ArgumentException($"Vectors of {a.Count} and of {b.Count} elements have no product; take vectors of one dimension.");
        }

        var products = a.Zip(b, (x, y) => (double)x * y).ToList();
        return products.TrueForAll(p => Math.Abs(p) < PlainFold.OversizedDouble)
            ? PlainFold.Round(PlainFold.Exact(products.Select(p => (double?)p), out _), BigInteger.One)
            : double.NaN;
    }

    /// <inheritdoc cref="Dot(FeatureVector, FeatureVector)"/>
    public static double? Dot(this FeatureVector? a, FeatureVector? b) => a is { } x && b is { } y ? Dot(x, y) : null;

    /// <summary>The Euclidean length: the root of the correctly rounded sum of squares.</summary>
    public static double Norm(this FeatureVector vector) => Math.Sqrt(Dot(vector, vector));

    /// <inheritdoc cref="Norm(FeatureVector)"/>
    public static double? Norm(this FeatureVector? vector) => vector is { } present ? Norm(present) : null;

    /// <summary>The cosine of the angle between two vectors: <c>Dot(a, b) / (Norm(a) * Norm(b))</c>, in doubles; NaN where one of them has no length.</summary>
    /// <exception cref="ArgumentException">The vectors are not of one dimension; of features the compiler says so.</exception>
    public static double Cosine(this FeatureVector a, FeatureVector b) => Dot(a, b) / (Norm(a) * Norm(b));

    /// <inheritdoc cref="Cosine(FeatureVector, FeatureVector)"/>
    public static double? Cosine(this FeatureVector? a, FeatureVector? b) => a is { } x && b is { } y ? Cosine(x, y) : null;
}
