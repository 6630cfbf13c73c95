using System.Collections;
using System.Text;

namespace FeatureDsl;

/// <summary>
/// The columns of a row in declared order, as the last tie break. The order is total and the same as that of the generated SQL:
/// missing first, text by UTF-8 bytes, floating-point numbers by their bits as signed integers, identifiers by their text, vectors by the bytes
/// of their elements, lists element by element (a list before those that it begins), maps by the lists of their keys and then of their values.
/// </summary>
/// <param name="values">The values, boxed; missing is <see langword="null"/>; enumerations as their number.</param>
public sealed class ColumnTuple(params object?[] values) : IComparable
{
    private readonly object?[] _values = values;

    /// <inheritdoc/>
    public int CompareTo(object? obj)
    {
        var other = (ColumnTuple)obj!;
        for (var i = 0; i < _values.Length; i++)
        {
            var order = Compare(_values[i], other._values[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static int InTurn(IEnumerable x, IEnumerable y)
    {
        var (a, b) = (x.Cast<object?>().ToList(), y.Cast<object?>().ToList());
        var first = a.Zip(b, Compare).FirstOrDefault(order => order != 0);
        return first != 0 ? first : a.Count.CompareTo(b.Count);
    }

    private static int Compare(object? a, object? b) => (a, b) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (IFeatureList x, IFeatureList y) => InTurn(x, y),
        (IFeatureMap x, IFeatureMap y) => InTurn(x.Entries.Select(e => e.Key), y.Entries.Select(e => e.Key)) is not 0 and var order
            ? order : InTurn(x.Entries.Select(e => e.Value), y.Entries.Select(e => e.Value)),
        (string x, string y) => Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y)),
        (double x, double y) => BitConverter.DoubleToInt64Bits(x).CompareTo(BitConverter.DoubleToInt64Bits(y)),
        (float x, float y) => BitConverter.SingleToInt32Bits(x).CompareTo(BitConverter.SingleToInt32Bits(y)),
        (FeatureVector x, FeatureVector y) => x.Bytes.SequenceCompareTo(y.Bytes),
        (Guid x, Guid y) => string.CompareOrdinal(x.ToString(), y.ToString()),
        _ => ((IComparable)a).CompareTo(b),
    };
}

/// <summary>An event id that is text, ordered by its UTF-8 bytes, or an identifier, ordered by its text: as ClickHouse orders them.</summary>
/// <param name="Value">The id.</param>
public sealed record TextId(string Value) : IComparable
{
    /// <inheritdoc/>
    public int CompareTo(object? obj) =>
        Encoding.UTF8.GetBytes(Value).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(((TextId)obj!).Value));
}
