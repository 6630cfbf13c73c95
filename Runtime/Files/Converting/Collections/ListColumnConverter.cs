using Apache.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>
/// Lists, whose elements are converted as a column of them would be. A row is bad where an element is; a list that is null is empty.
/// </summary>
internal sealed class ListColumnConverter(ColumnSpec spec, IElementReader reader, PartConverter elements) : ColumnConverter
{
    private readonly Apache.Arrow.Types.IArrowType _type = spec.ArrowType;

    public override IArrowArray Convert(IArrowArray source, BadCells bad)
    {
        var found = reader.Read(source, bad);
        var converted = elements.Convert(found.Parts[0], out var problems);
        found.Report(problems, bad, (place, _) => Places.Element(place));
        var (offsets, parts) = found.WithoutMissing([converted]);
        return ArrowArrayFactory.BuildArray(
            new ArrayData(_type, source.Length, 0, 0, [ArrowBuffer.Empty, Buffers.Copy<int>(offsets)], [parts[0].Data]));
    }
}
