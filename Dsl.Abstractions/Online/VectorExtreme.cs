namespace FeatureDsl.Online;

/// <summary>The least or greatest elements of a few vectors, place by place. The default is that of no vector.</summary>
public struct VectorExtreme
{
    private float[]? _best;

    /// <summary>What stands where a place has no number: the NaN that ClickHouse makes.</summary>
    internal static float NoNumber => BitConverter.UInt32BitsToSingle(0x7FC00000);

    /// <summary>The elements; none where there was no vector.</summary>
    internal readonly ReadOnlySpan<float> Elements => _best;

    /// <summary>Adds a vector where the least elements are wanted; NaN is left out, negative zero is zero.</summary>
    public void AddLeast(FeatureVector vector) => Add(vector.AsSpan(), greatest: false);

    /// <summary>Adds a vector where the greatest elements are wanted; NaN is left out, negative zero is zero.</summary>
    public void AddGreatest(FeatureVector vector) => Add(vector.AsSpan(), greatest: true);

    /// <summary>The vector; missing over nothing.</summary>
    public readonly FeatureVector? ToVector() => _best is null ? null : FeatureVector.Of(_best);

    /// <summary>Adds elements.</summary>
    internal void Add(ReadOnlySpan<float> elements, bool greatest)
    {
        if (elements.IsEmpty)
        {
            return;
        }

        if (_best is null)
        {
            _best = new float[elements.Length];
            Array.Fill(_best, NoNumber);
        }

        for (var i = 0; i < elements.Length; i++)
        {
            // No NaN is less or greater than anything, and everything takes the place of one.
            var x = elements[i] + 0f;
            if (greatest ? x > _best[i] : x < _best[i])
            {
                _best[i] = x;
            }
            else if (float.IsNaN(_best[i]) && !float.IsNaN(x))
            {
                _best[i] = x;
            }
        }
    }
}
