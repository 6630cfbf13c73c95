using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>
/// Columns that are structs, as a column for each of their members: <c>pickup</c> with the member <c>city</c> becomes <c>pickup_city</c>. Where a struct is null,
/// its members are, too.
/// </summary>
internal static class Flattened
{
    /// <summary>The columns of a file.</summary>
    public static Schema Of(Schema schema) => new(schema.FieldsList.SelectMany(f => Of(f, "", false)), schema.Metadata);

    /// <summary>The rows of a file. The arrays of what was no struct are the same.</summary>
    public static RecordBatch Of(RecordBatch batch) => batch.Schema.FieldsList.All(f => f.DataType is not StructType)
        ? batch
        : new(Of(batch.Schema), batch.Schema.FieldsList.SelectMany((f, i) => Of(f, batch.Column(i))), batch.Length);

    /// <summary>For each column of a file whether one of those that it becomes is wanted.</summary>
    public static bool[] Wanted(Schema schema, bool[] wanted)
    {
        var next = 0;
        return [.. schema.FieldsList.Select(f => Enumerable.Range(0, Of(f, "", false).Count()).Select(_ => wanted[next++]).ToList().Contains(true))];
    }

    private static IEnumerable<Field> Of(Field field, string prefix, bool isNullable) => field.DataType is StructType type
        ? type.Fields.SelectMany(f => Of(f, $"{prefix}{field.Name}_", isNullable || field.IsNullable))
        : [new Field(prefix + field.Name, field.DataType, isNullable || field.IsNullable, field.Metadata)];

    private static IEnumerable<IArrowArray> Of(Field field, IArrowArray array) => field.DataType is StructType type
        ? type.Fields.SelectMany((f, i) => Of(f, Member((StructArray)array, i)))
        : [array];

    /// <summary>A member of structs. Its array begins where the struct's does, and knows nothing of its nulls, which this one has.</summary>
    internal static IArrowArray Member(StructArray rows, int index)
    {
        var data = rows.Data.Children[index].Slice(rows.Offset, rows.Length);
        var member = ArrowArrayFactory.BuildArray(data);
        if (rows.NullCount == 0)
            return member;
        var valid = new ArrowBuffer.BitmapBuilder();
        valid.AppendRange(false, data.Offset);
        for (var row = 0; row < rows.Length; row++)
            valid.Append(rows.IsValid(row) && member.IsValid(row));
        var buffers = data.Buffers.ToArray();
        buffers[0] = valid.Build();
        return ArrowArrayFactory.BuildArray(new ArrayData(data.DataType, data.Length, -1, data.Offset, buffers, data.Children, data.Dictionary));
    }
}
