using System.Collections;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>Takes the good rows out of a converted column.</summary>
internal static class RowFilter
{
    /// <summary>A copy without the bad rows.</summary>
    /// <param name="array">An array of one of the types of <see cref="ColumnSpec.ArrowType"/>.</param>
    /// <param name="bad">The rows to leave out.</param>
    /// <param name="kept">How many stay.</param>
    public static IArrowArray Keep(IArrowArray array, BitArray bad, int kept)
    {
        if (array is ListArray lists)
        {
            return lists.Values.Data.DataType is FixedWidthType and not BooleanType && lists.Values.NullCount == 0
                ? KeepVectors(lists, bad, kept)
                : KeepLists(lists, bad, kept);
        }

        if (array is StructArray pairs)
            return KeepPairs(pairs, bad, kept);
        var validity = new Validity(array);
        var bits = new byte[(kept + 7) / 8];
        var nulls = 0;
        var to = 0;
        for (var row = 0; row < array.Length; row++)
        {
            if (bad[row])
                continue;
            if (validity.IsNull(row))
                nulls++;
            else
                bits[to >> 3] |= (byte)(1 << (to & 7));
            to++;
        }

        var nullBuffer = nulls == 0 ? ArrowBuffer.Empty : Buffers.Copy<byte>(bits);
        ArrowBuffer[] buffers = array switch
        {
            StringArray text => [nullBuffer, .. KeepText(text, bad, kept)],
            BooleanArray flags => [nullBuffer, KeepBits(flags, bad, kept)],
            _ => [nullBuffer, KeepFixed(array, bad, kept)],
        };
        return ArrowArrayFactory.BuildArray(new ArrayData(array.Data.DataType, kept, nulls, 0, buffers));
    }

    // The entries of maps, which are never null.
    private static IArrowArray KeepPairs(StructArray array, BitArray bad, int kept) => ArrowArrayFactory.BuildArray(new ArrayData(
        array.Data.DataType, kept, 0, 0, [ArrowBuffer.Empty], [.. array.Data.Children.Select((_, i) => Keep(Flattened.Member(array, i), bad, kept).Data)]));

    // Lists and maps are never null.
    private static IArrowArray KeepLists(ListArray array, BitArray bad, int kept)
    {
        var offsets = array.ValueOffsets;
        var (first, ends, to) = (offsets[0], new int[kept + 1], 0);
        var left = new BitArray(offsets[^1] - first);
        for (var row = 0; row < array.Length; row++)
        {
            for (var at = offsets[row]; bad[row] && at < offsets[row + 1]; at++)
                left[at - first] = true;
            if (bad[row])
                continue;
            ends[to + 1] = ends[to] + offsets[row + 1] - offsets[row];
            to++;
        }

        var elements = Keep(ArrowArrayFactory.BuildArray(array.Values.Data.Slice(first, left.Length)), left, ends[^1]);
        return ArrowArrayFactory.BuildArray(new ArrayData(array.Data.DataType, kept, 0, 0, [ArrowBuffer.Empty, Buffers.Copy<int>(ends)], [elements.Data]));
    }

    // Vectors, and lists of as simple elements.
    private static IArrowArray KeepVectors(ListArray array, BitArray bad, int kept)
    {
        var (offsets, type) = (array.ValueOffsets.ToArray(), array.Values.Data.DataType);
        var width = ((FixedWidthType)type).BitWidth / 8;
        var source = array.Values.Data.Buffers[1].Span[(array.Values.Offset * width)..];
        var ends = new int[kept + 1];
        var values = new byte[(offsets[^1] - offsets[0]) * width];
        var (to, length) = (0, 0);
        for (var row = 0; row < array.Length; row++)
        {
            if (bad[row])
                continue;
            var vector = source[(offsets[row] * width)..(offsets[row + 1] * width)];
            vector.CopyTo(values.AsSpan(length * width));
            length += offsets[row + 1] - offsets[row];
            ends[++to] = length;
        }

        var elements = new ArrayData(type, length, 0, 0, [ArrowBuffer.Empty, Buffers.Copy<byte>(values.AsSpan(0, length * width))]);
        return ArrowArrayFactory.BuildArray(new ArrayData(array.Data.DataType, kept, 0, 0, [ArrowBuffer.Empty, Buffers.Copy<int>(ends)], [elements]));
    }

    private static ArrowBuffer KeepFixed(IArrowArray array, BitArray bad, int kept)
    {
        var width = ((FixedWidthType)array.Data.DataType).BitWidth / 8;
        var source = array.Data.Buffers[1].Span[(array.Offset * width)..];
        var values = new byte[kept * width];
        var to = 0;
        for (var row = 0; row < array.Length; row++)
        {
            if (!bad[row])
                source.Slice(row * width, width).CopyTo(values.AsSpan(to++ * width));
        }

        return Buffers.Copy<byte>(values);
    }

    private static ArrowBuffer KeepBits(BooleanArray array, BitArray bad, int kept)
    {
        var source = array.Values;
        var values = new byte[(kept + 7) / 8];
        var to = 0;
        for (var row = 0; row < array.Length; row++)
        {
            if (bad[row])
                continue;
            var bit = array.Offset + row;
            if ((source[bit >> 3] & (1 << (bit & 7))) != 0)
                values[to >> 3] |= (byte)(1 << (to & 7));
            to++;
        }

        return Buffers.Copy<byte>(values);
    }

    private static ArrowBuffer[] KeepText(StringArray array, BitArray bad, int kept)
    {
        var offsets = array.ValueOffsets;
        var source = array.Values;
        var ends = new int[kept + 1];
        var values = new byte[offsets[^1] - offsets[0]];
        var (to, length) = (0, 0);
        for (var row = 0; row < array.Length; row++)
        {
            if (bad[row])
                continue;
            var value = source[offsets[row]..offsets[row + 1]];
            value.CopyTo(values.AsSpan(length));
            length += value.Length;
            ends[++to] = length;
        }

        return [Buffers.Copy<int>(ends), Buffers.Copy<byte>(values.AsSpan(0, length))];
    }
}
