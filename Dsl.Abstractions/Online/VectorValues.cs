namespace FeatureDsl.Online;

/// <summary>What evaluators compute of vectors, with the arithmetic of the states. None of it throws.</summary>
public static class VectorValues
{
    /// <summary>The sum of the products of the elements, rounded once; NaN where a product cannot be added.</summary>
    public static double Dot(FeatureVector a, FeatureVector b)
    {
        var left = a.AsSpan();
        var right = b.AsSpan();
        var total = default(ExactSum);
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var product = (double)left[i] * right[i];
            if (!Totals.IsAddend(product))
            {
                return double.NaN;
            }

            total.Add(product);
        }

        return total.ToDouble();
    }

    /// <inheritdoc cref="Dot(FeatureVector, FeatureVector)"/>
    public static double? Dot(FeatureVector? a, FeatureVector? b) => a is { } x && b is { } y ? Dot(x, y) : null;

    /// <summary>The length.</summary>
    public static double Norm(FeatureVector vector) => Math.Sqrt(Dot(vector, vector));

    /// <inheritdoc cref="Norm(FeatureVector)"/>
    public static double? Norm(FeatureVector? vector) => vector is { } present ? Norm(present) : null;

    /// <summary>The cosine of the angle between two vectors.</summary>
    public static double Cosine(FeatureVector a, FeatureVector b) => Dot(a, b) / (Norm(a) * Norm(b));

    /// <inheritdoc cref="Cosine(FeatureVector, FeatureVector)"/>
    public static double? Cosine(FeatureVector? a, FeatureVector? b) => a is { } x && b is { } y ? Cosine(x, y) : null;

    /// <summary>Writes the elements of a vector feature; NaN for each where it is missing.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="target">As long as the vector.</param>
    public static void Fill(FeatureVector? vector, Span<float> target)
    {
        if (vector is { } present)
        {
            present.AsSpan().CopyTo(target);
        }
        else
        {
            target.Fill(float.NaN);
        }
    }
}
