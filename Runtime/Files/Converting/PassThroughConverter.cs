using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>A column that already has the memory layout wanted: shared, not copied.</summary>
/// <param name="type">The type to call it.</param>
internal sealed class PassThroughConverter(IArrowType type) : ColumnConverter
{
    public override IArrowArray Convert(IArrowArray source, BadCells bad) => Share(source, type);

    public static IArrowArray Share(IArrowArray source, IArrowType type)
    {
        var data = source.Data;
        return ArrowArrayFactory.BuildArray(
            new ArrayData(type, data.Length, source.NullCount, data.Offset, [.. data.Buffers.Select(b => b.Retain())]));
    }
}
