using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>
/// Lists as text: a JSON array, of which numbers and truth values stand as such and everything else as a string in the text that its type has in a column of its own (also
/// <c>"nan"</c> and <c>"inf"</c>, which JSON has no numbers for); missing elements are <c>null</c>.
/// </summary>
internal static class ListCells
{
    /// <summary>The writer of lists of a type, or null if a type has no text of its own.</summary>
    public static CsvCell? For(IArrowType element)
    {
        if (element is ListType || CsvCells.For(element) is not { } cell)
            return null;
        var isText = element is StringType or BinaryType;
        return (a, i, o) => o.Text(Encoding.UTF8.GetBytes(Json((ListArray)a, i, cell, isText, element)));
    }

    private static string Json(ListArray list, int row, CsvCell cell, bool isText, IArrowType element)
    {
        var (first, end) = (list.ValueOffsets[row], list.ValueOffsets[row + 1]);
        var values = SourceArrays.Simplify(list.Values);
        return "[" + string.Join(',', Enumerable.Range(first, end - first).Select(Element)) + "]";

        string Element(int at)
        {
            if (values.IsNull(at))
                return "null";
            if (isText)
                return Quoted(((BinaryArray)values).GetBytes(at));
            var output = new CsvOutput((byte)',');
            cell(values, at, output);
            var text = output.Written.Span;
            var isBare = element is BooleanType || (element is NumberType or Decimal128Type && !text.ContainsAnyInRange((byte)'a', (byte)'z'));
            return isBare ? Encoding.ASCII.GetString(text) : Quoted(text);
        }
    }

    private static string Quoted(ReadOnlySpan<byte> text) => "\"" + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
}
