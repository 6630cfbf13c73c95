using Apache.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>Builds an array of vectors, row by row. No row is null: a missing vector is empty.</summary>
/// <param name="spec">The declared column.</param>
internal sealed class VectorOutput(ColumnSpec spec)
{
    private float[] elements = [];
    private int[] ends = [];
    private int length;
    private int count;

    public void Start(int rows)
    {
        if (ends.Length < rows + 1)
            ends = new int[rows + 1];
        length = count = 0;
    }

    /// <summary>Adds a vector; for a missing one or a bad row an empty one.</summary>
    public void Add(ReadOnlySpan<float> vector)
    {
        if (elements.Length - length < vector.Length)
            System.Array.Resize(ref elements, Math.Max(elements.Length * 2, length + vector.Length));
        vector.CopyTo(elements.AsSpan(length));
        length += vector.Length;
        ends[++count] = length;
    }

    /// <summary>What is wrong with so many elements, if anything is.</summary>
    public string? Check(int vector) => vector == spec.Dimension || (vector == 0 && spec.Nullable) ? null : Problem.Length(vector, spec.Dimension);

    public IArrowArray Build()
    {
        var values = new ArrayData(Apache.Arrow.Types.FloatType.Default, length, 0, 0, [ArrowBuffer.Empty, Buffers.Copy<float>(elements.AsSpan(0, length))]);
        return ArrowArrayFactory.BuildArray(
            new ArrayData(spec.ArrowType, count, 0, 0, [ArrowBuffer.Empty, Buffers.Copy<int>(ends.AsSpan(0, count + 1))], [values]));
    }
}
