using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Tests.Sql;

/// <summary>What plain execution answers for CountBy and SumBy, asked by name; maps as lists of pairs.</summary>
internal static class PlainMap
{
    public static object?[][] Counts(Window<TestRow> window, DataKind key, Func<TestRow, object?> by) => Pairs(key switch
    {
        DataKind.Bool => window.CountBy(e => (bool?)by(e)),
        DataKind.Int32 or DataKind.Enum => window.CountBy(e => (int?)by(e)),
        DataKind.Int64 => window.CountBy(e => (long?)by(e)),
        DataKind.DateTime => window.CountBy(e => (DateTime?)by(e)),
        DataKind.DateOnly => window.CountBy(e => (DateOnly?)by(e)),
        DataKind.TimeSpan => window.CountBy(e => (TimeSpan?)by(e)),
        DataKind.Guid => window.CountBy(e => (Guid?)by(e)),
        _ => window.CountBy(e => (string?)by(e)),
    });

    public static object?[][] Sums(Window<TestRow> window, DataType pair, Func<TestRow, object?> value, Func<TestRow, object?> by) => Pairs(pair.Key!.Kind switch
    {
        DataKind.Bool => Sums<bool>(window, pair.Element!, value, by),
        DataKind.Int32 or DataKind.Enum => Sums<int>(window, pair.Element!, value, by),
        DataKind.Int64 => Sums<long>(window, pair.Element!, value, by),
        DataKind.DateTime => Sums<DateTime>(window, pair.Element!, value, by),
        DataKind.DateOnly => Sums<DateOnly>(window, pair.Element!, value, by),
        DataKind.TimeSpan => Sums<TimeSpan>(window, pair.Element!, value, by),
        DataKind.Guid => Sums<Guid>(window, pair.Element!, value, by),
        _ when pair.Element!.IsInteger => window.SumBy(e => (string?)by(e), e => Long(value(e))),
        _ when pair.Element!.IsFloat => window.SumBy(e => (string?)by(e), e => Double(value(e))),
        _ when pair.Element!.Kind == DataKind.TimeSpan => window.SumBy(e => (string?)by(e), e => (TimeSpan?)value(e)),
        _ => window.SumBy(e => (string?)by(e), e => (decimal?)value(e)),
    });

    private static IFeatureMap Sums<TKey>(Window<TestRow> window, DataType type, Func<TestRow, object?> value, Func<TestRow, object?> by)
        where TKey : struct =>
        type.IsInteger ? window.SumBy(e => (TKey?)by(e), e => Long(value(e)))
        : type.IsFloat ? window.SumBy(e => (TKey?)by(e), e => Double(value(e)))
        : type.Kind == DataKind.TimeSpan ? window.SumBy(e => (TKey?)by(e), e => (TimeSpan?)value(e))
        : window.SumBy(e => (TKey?)by(e), e => (decimal?)value(e));

    private static object?[][] Pairs(IFeatureMap map) => [.. map.Entries.Select(e => new[] { e.Key, e.Value })];

    private static long? Long(object? value) => value is int i ? i : (long?)value;

    private static double? Double(object? value) => value is float f ? f : (double?)value;
}
