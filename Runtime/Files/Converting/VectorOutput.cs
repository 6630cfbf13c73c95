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

    /// <summary>Why a vector cannot be stored, if it cannot.</summary>
    public string? Check(ReadOnlySpan<float> vector) => VectorCodec.Fault(spec.Storage, vector);

    public IArrowArray Build() => spec.Storage switch
    {
        VectorStorage.Half => Build(Halves(), ends.AsSpan(0, count + 1)),
        VectorStorage.Int8 => Bytes(),
        _ => Build<float>(elements.AsSpan(0, length), ends.AsSpan(0, count + 1)),
    };

    private ReadOnlySpan<ushort> Halves()
    {
        var halves = new ushort[length];
        VectorCodec.ToHalf(elements.AsSpan(0, length), halves);
        return halves;
    }

    // Each vector is one byte longer; a missing one stays empty.
    private IArrowArray Bytes()
    {
        var (bytes, places, end) = (new sbyte[length + count], new int[count + 1], 0);
        for (var row = 0; row < count; row++)
        {
            var vector = elements.AsSpan(ends[row]..ends[row + 1]);
            if (!vector.IsEmpty)
            {
                VectorCodec.ToInt8(vector, bytes.AsSpan(end, vector.Length + 1));
                end += vector.Length + 1;
            }

            places[row + 1] = end;
        }

        return Build<sbyte>(bytes.AsSpan(0, end), places);
    }

    private IArrowArray Build<T>(ReadOnlySpan<T> stored, ReadOnlySpan<int> places)
        where T : unmanaged
    {
        var values = new ArrayData(spec.ElementType, stored.Length, 0, 0, [ArrowBuffer.Empty, Buffers.Copy(stored)]);
        return ArrowArrayFactory.BuildArray(new ArrayData(spec.ArrowType, count, 0, 0, [ArrowBuffer.Empty, Buffers.Copy(places)], [values]));
    }
}
