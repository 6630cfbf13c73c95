using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Operators;

/// <summary>Histogram in ClickHouse: a count for each bucket.</summary>
internal static class HistogramSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static AggregateSql Of(IReadOnlyList<double> bounds) => new(
        _ => [.. Enumerable.Range(0, bounds.Count + 1).Select(i => Bucket(bounds, i))], (_, _, parts) => $"[{string.Join(", ", parts)}]");

    // A missing value is NaN here, which is neither below a bound nor from it on.
    private static SqlPart Bucket(IReadOnlyList<double> bounds, int index) => new($"bucket_{index + 1}", "sum", (scope, selected, value) =>
    {
        var x = ExactParts.Double(scope, selected!, value);
        var from = index == 0 ? null : $"{x} >= {PortableSql.Text(bounds[index - 1])}";
        var below = index == bounds.Count ? null : $"{x} < {PortableSql.Text(bounds[index])}";
        return $"toInt64({string.Join(" AND ", new[] { from, below }.OfType<string>())})";
    });
}
