using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>A column of Arrow's null type, as writers give to a column without a single value.</summary>
internal sealed class NullColumnConverter(IArrowType type) : ColumnConverter
{
    public override IArrowArray Convert(IArrowArray source, BadCells bad)
    {
        var rows = source.Length;
        ArrowBuffer Zeros(int bytes) => Buffers.Copy<byte>(new byte[bytes]);
        ArrowBuffer[] buffers = type switch
        {
            // A missing vector is an empty one.
            ListType { ValueDataType: FloatType } => [ArrowBuffer.Empty, Zeros((rows + 1) * sizeof(int))],
            StringType => [Zeros((rows + 7) / 8), Zeros((rows + 1) * sizeof(int)), ArrowBuffer.Empty],
            FixedWidthType width => [Zeros((rows + 7) / 8), Zeros(((rows * width.BitWidth) + 7) / 8)],
            _ => throw new ArgumentException($"no column is declared as {type.Name}"),
        };
        return type is ListType
            ? ArrowArrayFactory.BuildArray(new ArrayData(type, rows, 0, 0, buffers, [new FloatArray.Builder().Build().Data]))
            : ArrowArrayFactory.BuildArray(new ArrayData(type, rows, rows, 0, buffers));
    }
}
