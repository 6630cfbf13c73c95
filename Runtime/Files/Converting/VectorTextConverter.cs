using System.Text.Json;
using Apache.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>Text to vectors: a JSON array of numbers, and of the strings that stand for those that JSON has no numbers for.</summary>
internal sealed class VectorTextConverter(ColumnSpec spec) : ColumnConverter
{
    private readonly VectorOutput output = new(spec);
    private readonly float[] vector = new float[spec.Dimension];

    public override IArrowArray Convert(IArrowArray source, BadCells bad)
    {
        var text = (BinaryArray)source;
        var validity = new Validity(source);
        var offsets = text.ValueOffsets;
        var bytes = text.Values;
        output.Start(source.Length);
        for (var row = 0; row < source.Length; row++)
        {
            var field = validity.IsNull(row) ? default : bytes[offsets[row]..offsets[row + 1]];
            var problem = validity.IsNull(row) ? null : Parse(field, out var length) ?? output.Check(length) ?? output.Check(vector.AsSpan(0, length));
            if (problem is not null)
                bad.Add(row, field, problem);
            output.Add(problem is null && !validity.IsNull(row) && field.ContainsAnyExcept("[ \t\r\n]"u8) ? vector : []);
        }

        return output.Build();
    }

    // Elements beyond the dimension are only counted.
    private string? Parse(ReadOnlySpan<byte> text, out int length)
    {
        length = 0;
        try
        {
            var json = new Utf8JsonReader(text);
            if (!json.Read() || json.TokenType != JsonTokenType.StartArray)
                return Problem.NotVector;
            for (; json.Read() && json.TokenType != JsonTokenType.EndArray; length++)
            {
                if (json.TokenType == JsonTokenType.Null)
                    return Problem.MissingElement;
                if (json.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
                    return Problem.NotVector;
                if (NumberText.FloatingPoint<float>(json.ValueSpan, out var element) is { } problem)
                    return $"has an element at place {length} that {problem}";
                if (length < vector.Length)
                    vector[length] = element;
            }

            return json.Read() ? Problem.NotVector : null;
        }
        catch (JsonException)
        {
            return Problem.NotVector;
        }
    }
}
