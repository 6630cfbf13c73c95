namespace FeatureDsl.Online;

/// <summary>
/// What sums and means of vectors are made of: for each place the exact sum of the finite elements, and how many are not finite, beside the number of vectors. It depends
/// neither on the order of addends, nor on vectors that were taken away again. The default is that of no vector.
/// </summary>
public struct VectorSum
{
    private ExactSum[]? _sums;
    private long[]? _left;

    /// <summary>How many elements a vector has; 0 where there was none.</summary>
    internal readonly int Dimension => _sums?.Length ?? 0;

    /// <summary>How many vectors there are.</summary>
    internal long Vectors { get; private set; }

    /// <summary>How many elements are finite, but too large to be added.</summary>
    internal long Oversized { get; private set; }

    /// <summary>The sum of each place.</summary>
    internal readonly Span<ExactSum> Sums => _sums;

    /// <summary>How many elements of each place are left out, because they are not finite.</summary>
    internal readonly Span<long> Left => _left;

    /// <summary>Whether an element was too large to be added: the result is then an error.</summary>
    public readonly bool IsOversized => Oversized != 0;

    /// <summary>A sum of so many places, to be filled in.</summary>
    internal static VectorSum Of(int dimension, long vectors, long oversized) => new()
    {
        _sums = new ExactSum[dimension],
        _left = new long[dimension],
        Vectors = vectors,
        Oversized = oversized,
    };

    /// <summary>Adds a vector.</summary>
    public void Add(FeatureVector vector)
    {
        var elements = vector.AsSpan();
        Reach(elements.Length);
        Vectors++;
        for (var i = 0; i < elements.Length; i++)
        {
            if (Totals.IsAddend(elements[i]))
            {
                _sums![i].Add(elements[i]);
            }
            else if (float.IsFinite(elements[i]))
            {
                Oversized++;
            }
            else
            {
                _left![i]++;
            }
        }
    }

    /// <summary>The sum of each place, rounded once; missing over nothing.</summary>
    public readonly FeatureVector? Sum()
    {
        if (Vectors == 0)
        {
            return null;
        }

        var elements = new float[Dimension];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = _sums![i].ToSingle();
        }

        return new FeatureVector(elements);
    }

    /// <summary>The mean of the finite elements of each place, rounded once, NaN where there is none; missing over nothing.</summary>
    public readonly FeatureVector? Mean()
    {
        if (Vectors == 0)
        {
            return null;
        }

        var elements = new float[Dimension];
        for (var i = 0; i < elements.Length; i++)
        {
            var finite = Vectors - _left![i];
            elements[i] = finite == 0 ? VectorExtreme.NoNumber : _sums![i].DivideToSingle(finite);
        }

        return new FeatureVector(elements);
    }

    /// <summary>Adds another sum.</summary>
    internal void Add(in VectorSum other)
    {
        Reach(other.Dimension);
        (Vectors, Oversized) = (Vectors + other.Vectors, Oversized + other.Oversized);
        for (var i = 0; i < other.Dimension; i++)
        {
            _sums![i].Add(other._sums![i]);
            _left![i] += other._left![i];
        }
    }

    /// <summary>Takes another sum away.</summary>
    internal void Subtract(in VectorSum other)
    {
        Reach(other.Dimension);
        (Vectors, Oversized) = (Vectors - other.Vectors, Oversized - other.Oversized);
        for (var i = 0; i < other.Dimension; i++)
        {
            _sums![i].Subtract(other._sums![i]);
            _left![i] -= other._left![i];
        }
    }

    private void Reach(int dimension)
    {
        if (Dimension < dimension)
        {
            Array.Resize(ref _sums, dimension);
            Array.Resize(ref _left, dimension);
        }
    }
}
