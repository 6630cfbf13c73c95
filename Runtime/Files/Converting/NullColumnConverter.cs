using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>A column of Arrow's null type, as writers give to a column without a single value.</summary>
internal sealed class NullColumnConverter(IArrowType type) : ColumnConverter
{
    public override IArrowArray Convert(IArrowArray source, BadCells bad) => ArrowArrayFactory.BuildArray(Nulls(type, source.Length));

    private static ArrayData Nulls(IArrowType type, int rows)
    {
        ArrowBuffer Zeros(int bytes) => Buffers.Copy<byte>(new byte[bytes]);
        ArrowBuffer Ends() => Zeros((rows + 1) * sizeof(int));
        var missing = Zeros((rows + 7) / 8);
        return type switch
        {
            // A missing vector is an empty one, and so are a list and a map, which are never missing.
            ListType list => new(type, rows, 0, 0, [ArrowBuffer.Empty, Ends()], [Nulls(list.ValueDataType, 0)]),
            MapType map => new(type, rows, 0, 0, [ArrowBuffer.Empty, Ends()], [Nulls(map.KeyValueType, 0)]),
            StructType pair => new(type, rows, rows, 0, [missing], [.. pair.Fields.Select(f => Nulls(f.DataType, rows))]),
            StringType => new(type, rows, rows, 0, [missing, Ends(), ArrowBuffer.Empty]),
            FixedWidthType width => new(type, rows, rows, 0, [missing, Zeros(((rows * width.BitWidth) + 7) / 8)]),
            _ => throw new ArgumentException($"no column is declared as {type.Name}"),
        };
    }
}
