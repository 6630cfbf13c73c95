using Apache.Arrow;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime;

/// <summary>Vectors on their way out of ClickHouse, where a missing one is an empty array: in files it is null.</summary>
internal static class VectorArrays
{
    /// <summary>The same vectors, null where they were empty; takes the array over.</summary>
    public static IArrowArray WithMissing(IArrowArray array)
    {
        var list = (ListArray)array;
        var (valid, missing) = (new byte[(list.Length + 7) / 8], 0);
        for (var row = 0; row < list.Length; row++)
        {
            if (list.GetValueLength(row) == 0)
                missing++;
            else
                valid[row >> 3] |= (byte)(1 << (row & 7));
        }

        if (missing == 0)
            return array;
        using (list)
        {
            var ends = new int[list.Length + 1];
            for (var row = 0; row < list.Length; row++)
                ends[row + 1] = list.ValueOffsets[row + 1] - list.ValueOffsets[0];
            var elements = ((FloatArray)list.Values).Values.Slice(list.ValueOffsets[0], ends[^1]);
            var values = new ArrayData(list.Values.Data.DataType, elements.Length, 0, 0, [ArrowBuffer.Empty, Buffers.Copy(elements)]);
            return ArrowArrayFactory.BuildArray(new ArrayData(
                list.Data.DataType, list.Length, missing, 0, [Buffers.Copy<byte>(valid), Buffers.Copy<int>(ends)], [values]));
        }
    }
}
