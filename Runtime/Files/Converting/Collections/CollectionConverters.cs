using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>Chooses the converter of lists and maps from the type of a file's column.</summary>
internal static class CollectionConverters
{
    /// <summary>The converter, or null where there is no way without loss or guessing.</summary>
    /// <param name="source">The type of the column in the file.</param>
    /// <param name="spec">A declared list or map.</param>
    public static ColumnConverter? Find(IArrowType source, ColumnSpec spec)
    {
        var isMap = spec.Kind == ColumnKind.Map;
        var isText = source is StringType or BinaryType;
        IElementReader reader = isText ? new JsonElements(spec) : new ArrowElements(isMap);
        if (!isMap)
        {
            var element = isText ? StringType.Default
                : source is ListType or LargeListType or FixedSizeListType ? ((NestedType)source).Fields[0].DataType
                : null;
            return element is not null && PartConverter.Find(element, spec.Element!) is { } elements
                ? new ListColumnConverter(spec, reader, elements)
                : null;
        }

        return (isText ? (StringType.Default, StringType.Default) : Pair(source)) is { } pair
            && PartConverter.Find(pair.Key, spec.Key!) is { } keys && PartConverter.Find(pair.Value, spec.Element!) is { } values
            ? new MapColumnConverter(spec, reader, keys, values)
            : null;
    }

    // A map is a list of pairs, and writers without maps write just that.
    private static (IArrowType Key, IArrowType Value)? Pair(IArrowType source) => source switch
    {
        MapType map => (map.KeyField.DataType, map.ValueField.DataType),
        ListType or LargeListType or FixedSizeListType when ((NestedType)source).Fields[0].DataType
            is StructType { Fields: [{ Name: "key" } key, { Name: "value" } value] } => (key.DataType, value.DataType),
        _ => null,
    };
}
