using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>Puts the values of a converted column into another order.</summary>
internal static class ArrayTake
{
    /// <summary>A copy.</summary>
    /// <param name="array">An array of one of the types of <see cref="ColumnSpec.ArrowType"/> but lists and maps.</param>
    /// <param name="places">For each value of the copy where it comes from.</param>
    public static IArrowArray Of(IArrowArray array, ReadOnlySpan<int> places)
    {
        var validity = new Validity(array);
        ArrowBuffer[] values = array switch
        {
            StringArray text => Text(text, places),
            BooleanArray flags => [Bits(flags, places)],
            _ => [Fixed(array, ((FixedWidthType)array.Data.DataType).BitWidth / 8, places)],
        };
        return ArrowArrayFactory.BuildArray(new ArrayData(array.Data.DataType, places.Length, validity.NullCount, 0, [Nulls(validity, places), .. values]));
    }

    private static ArrowBuffer Nulls(Validity validity, ReadOnlySpan<int> places)
    {
        if (validity.NullCount == 0)
            return ArrowBuffer.Empty;
        var bits = new byte[(places.Length + 7) / 8];
        for (var i = 0; i < places.Length; i++)
        {
            if (!validity.IsNull(places[i]))
                bits[i >> 3] |= (byte)(1 << (i & 7));
        }

        return Buffers.Copy<byte>(bits);
    }

    private static ArrowBuffer Fixed(IArrowArray array, int width, ReadOnlySpan<int> places)
    {
        var source = array.Data.Buffers[1].Span[(array.Offset * width)..];
        var values = new byte[places.Length * width];
        for (var i = 0; i < places.Length; i++)
            source.Slice(places[i] * width, width).CopyTo(values.AsSpan(i * width));
        return Buffers.Copy<byte>(values);
    }

    private static ArrowBuffer Bits(BooleanArray array, ReadOnlySpan<int> places)
    {
        var bits = new byte[(places.Length + 7) / 8];
        for (var i = 0; i < places.Length; i++)
        {
            if (array.GetValue(places[i]) == true)
                bits[i >> 3] |= (byte)(1 << (i & 7));
        }

        return Buffers.Copy<byte>(bits);
    }

    private static ArrowBuffer[] Text(StringArray array, ReadOnlySpan<int> places)
    {
        var offsets = array.ValueOffsets;
        var source = array.Values;
        var (ends, values) = (new int[places.Length + 1], new byte[offsets[^1] - offsets[0]]);
        for (var i = 0; i < places.Length; i++)
        {
            var value = source[offsets[places[i]]..offsets[places[i] + 1]];
            value.CopyTo(values.AsSpan(ends[i]));
            ends[i + 1] = ends[i] + value.Length;
        }

        return [Buffers.Copy<int>(ends), Buffers.Copy<byte>(values)];
    }
}
