using System.Text.Json;
using Apache.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>
/// The elements of lists and maps that are text: a JSON array, or a JSON object whose names are the keys. Each element is the text that a column of its own would have;
/// numbers and truth values may stand without quotes, a missing element is null. Keeps scratch memory: one thread at a time.
/// </summary>
/// <param name="spec">The declared list or map.</param>
internal sealed class JsonElements(ColumnSpec spec) : IElementReader
{
    private readonly bool _isMap = spec.Kind == ColumnKind.Map;
    private readonly bool _isText = spec.Element!.Kind == ColumnKind.String;
    private readonly ElementText _keys = new(), _values = new();

    private string NotThis => _isMap ? Problem.NotMap : Problem.NotList;

    public Elements Read(IArrowArray source, BadCells bad)
    {
        var text = (BinaryArray)source;
        var validity = new Validity(source);
        var offsets = new int[source.Length + 1];
        var fields = text.ValueOffsets;
        var bytes = text.Values;
        _keys.Truncate(0);
        _values.Truncate(0);
        for (var row = 0; row < source.Length; row++)
        {
            if (!validity.IsNull(row))
            {
                var field = bytes[fields[row]..fields[row + 1]];
                if (Parse(field, offsets[row]) is { } problem)
                {
                    bad.Add(row, field, problem);
                    _keys.Truncate(Math.Min(_keys.Count, offsets[row]));
                    _values.Truncate(offsets[row]);
                }
            }

            offsets[row + 1] = _values.Count;
        }

        return new(offsets, null, _isMap ? [_keys.Build(), _values.Build()] : [_values.Build()]);
    }

    private string? Parse(ReadOnlySpan<byte> text, int first)
    {
        try
        {
            var json = new Utf8JsonReader(text);
            if (!json.Read() || json.TokenType != (_isMap ? JsonTokenType.StartObject : JsonTokenType.StartArray))
                return NotThis;
            while (json.Read() && json.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject))
            {
                if (_isMap)
                {
                    _keys.Add(ref json);
                    json.Read();
                }

                if (json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                    return NotThis;
                if (_isText && json.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
                    return FormattableString.Invariant($"has {(_isMap ? "a value" : "an element")} at place {_values.Count - first} that {Problem.NotQuoted}");
                _values.Add(ref json);
            }

            return json.Read() ? NotThis : null;
        }
        catch (JsonException)
        {
            return NotThis;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape: no text has it.
            return Problem.NotUtf8;
        }
    }
}
