using System.Text;
using Apache.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>Names places inside lists and maps for messages.</summary>
internal static class Places
{
    /// <summary>An element of a list, from 0, as <c>At</c> counts.</summary>
    public static string Element(int place) => FormattableString.Invariant($"the element at place {place}");

    /// <summary>A key of a map that cannot be shown, by its place in the file.</summary>
    public static string Key(int place) => FormattableString.Invariant($"the key at place {place}");

    /// <summary>The value of a key.</summary>
    /// <param name="keys">Keys, in a type of <see cref="ColumnSpec.ArrowType"/>.</param>
    /// <param name="at">Which of them.</param>
    public static string Value(IArrowArray keys, int at) => $"the value of key {Show(keys, at)}";

    /// <summary>A key in quotes.</summary>
    public static string Show(IArrowArray keys, int at) => $"'{(keys.IsNull(at) ? "null" : Text(keys, at))}'";

    private static string Text(IArrowArray keys, int at)
    {
        if (keys is StringArray text)
            return text.GetString(at);
        var output = new CsvOutput((byte)',');
        CsvCells.For(keys.Data.DataType)!(keys, at, output);
        return Encoding.UTF8.GetString(output.Written.Span);
    }
}
