using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>Lists of numbers to vectors. Elements are converted as a column of floats would be: exactly, or the row is bad.</summary>
internal sealed class VectorColumnConverter : ColumnConverter
{
    private readonly VectorOutput _output;
    private readonly ColumnConverter _elements;

    private VectorColumnConverter(ColumnSpec spec, ColumnConverter elements) => (_output, _elements) = (new(spec), elements);

    /// <summary>The converter, or null where the elements are no numbers.</summary>
    public static ColumnConverter? Find(IArrowType source, ColumnSpec spec)
    {
        var element = SourceArrays.Simplify(((NestedType)source).Fields[0].DataType);
        var converter = element is StringType or BinaryType ? null : ColumnConverters.Find(element, new(spec.Name, ColumnKind.Float32, Nullable: true));
        return converter is null ? null : new VectorColumnConverter(spec, converter);
    }

    public override IArrowArray Convert(IArrowArray source, BadCells bad)
    {
        var (values, range) = Parts(source);
        var badElements = new BadCells(values.Length);
        using var converted = (FloatArray)_elements.Convert(values, badElements);
        var reasons = badElements.InOrder.ToDictionary(c => c.Row, c => c.Reason);
        var validity = new Validity(source);
        _output.Start(source.Length);
        for (var row = 0; row < source.Length; row++)
        {
            var (first, length) = validity.IsNull(row) ? (0, 0) : range(row);
            var problem = validity.IsNull(row) ? null
                : _output.Check(length) ?? Problem(converted, reasons, first, length) ?? _output.Check(converted.Values.Slice(first, length));
            if (problem is not null)
                bad.Add(row, $"the vector {problem}");
            _output.Add(problem is null ? converted.Values.Slice(first, length) : []);
        }

        return _output.Build();
    }

    private static string? Problem(FloatArray elements, Dictionary<int, string> reasons, int first, int length)
    {
        if (reasons.Count == 0 && elements.NullCount == 0)
            return null;
        for (var i = 0; i < length; i++)
        {
            if (reasons.TryGetValue(first + i, out var reason))
                return $"has an element at place {i}: {reason}";
            if (elements.IsNull(first + i))
                return Files.Problem.MissingElement;
        }

        return null;
    }

    private static (IArrowArray Values, Func<int, (int First, int Length)> Range) Parts(IArrowArray source) => source switch
    {
        ListArray list => (list.Values, row => (list.ValueOffsets[row], list.GetValueLength(row))),
        LargeListArray list => (list.Values, row => (checked((int)list.ValueOffsets[row]), list.GetValueLength(row))),
        FixedSizeListArray list => (list.Values, Fixed(list)),
        _ => throw new ArgumentException($"{source.Data.DataType.Name} is no list"),
    };

    private static Func<int, (int First, int Length)> Fixed(FixedSizeListArray list)
    {
        var size = ((FixedSizeListType)list.Data.DataType).ListSize;
        return row => ((list.Offset + row) * size, size);
    }
}
