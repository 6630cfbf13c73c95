using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>
/// Lists as text: a JSON array, of which numbers and truth values stand as such and everything else as a string in the text that its type has in a column of its own (also
/// <c>"nan"</c> and <c>"inf"</c>, which JSON has no numbers for); missing elements are <c>null</c>. Maps are JSON objects of such values, their keys that text.
/// </summary>
internal static class ListCells
{
    private delegate string ElementText(IArrowArray values, int at);

    /// <summary>The writer of lists of a type, or null if a type has no text of its own.</summary>
    public static CsvCell? For(IArrowType element)
    {
        if (Text(element, isKey: false) is not { } text)
            return null;
        return (a, i, o) =>
        {
            var list = (ListArray)a;
            var values = SourceArrays.Simplify(list.Values);
            Write(o, '[', Places(list, i).Select(at => text(values, at)), ']');
        };
    }

    /// <summary>The writer of maps, or null if a type has no text of its own.</summary>
    public static CsvCell? For(IArrowType key, IArrowType value)
    {
        if (Text(key, isKey: true) is not { } keyText || Text(value, isKey: false) is not { } valueText)
            return null;
        return (a, i, o) =>
        {
            var map = (MapArray)a;
            var (keys, values) = (SourceArrays.Simplify(map.Keys), SourceArrays.Simplify(map.Values));
            Write(o, '{', Places(map, i).Select(at => $"{keyText(keys, at)}:{valueText(values, at)}"), '}');
        };
    }

    private static IEnumerable<int> Places(ListArray list, int row) => Enumerable.Range(list.ValueOffsets[row], list.GetValueLength(row));

    private static void Write(CsvOutput output, char open, IEnumerable<string> elements, char close) =>
        output.Text(Encoding.UTF8.GetBytes(open + string.Join(',', elements) + close));

    private static ElementText? Text(IArrowType element, bool isKey)
    {
        if (element is ListType or MapType || CsvCells.For(element) is not { } cell)
            return null;
        return element is StringType or BinaryType
            ? (values, at) => values.IsNull(at) ? "null" : Quoted(((BinaryArray)values).GetBytes(at))
            : (values, at) => values.IsNull(at) ? "null" : Text(values, at, cell, element, isKey);
    }

    private static string Text(IArrowArray values, int at, CsvCell cell, IArrowType element, bool isKey)
    {
        var output = new CsvOutput((byte)',');
        cell(values, at, output);
        var text = output.Written.Span;
        var isBare = !isKey && (element is BooleanType || (element is NumberType or Decimal128Type && !text.ContainsAnyInRange((byte)'a', (byte)'z')));
        return isBare ? Encoding.ASCII.GetString(text) : Quoted(text);
    }

    private static string Quoted(ReadOnlySpan<byte> text) => "\"" + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
}
