using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>Text to values of a fixed width.</summary>
internal sealed class TextColumnConverter<T>(IArrowType type, TextParser<T> parse) : ColumnConverter
    where T : unmanaged
{
    private readonly FixedOutput<T> output = new(type);

    public override IArrowArray Convert(IArrowArray source, BadCells bad)
    {
        var text = (BinaryArray)source;
        var validity = new Validity(source);
        var offsets = text.ValueOffsets;
        var bytes = text.Values;
        var values = output.Start(source.Length);
        for (var row = 0; row < values.Length; row++)
        {
            if (validity.IsNull(row))
            {
                values[row] = default;
                continue;
            }

            var field = bytes[offsets[row]..offsets[row + 1]];
            if (parse(field, out values[row]) is { } problem)
                bad.Add(row, field, problem);
        }

        return output.Build(values.Length, validity);
    }
}
