using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Tests.Sql;

/// <summary>What plain execution answers for MinBy and MaxBy, asked by name.</summary>
internal static class PlainPick
{
    public static object? Of(Window<TestRow> window, string aggregate, DataType pair, Func<TestRow, object?> value, Func<TestRow, object?> key) => pair.Key!.Kind switch
    {
        DataKind.Int32 => By<int>(window, aggregate, pair.Element!.Kind, value, key),
        DataKind.Int64 => By<long>(window, aggregate, pair.Element!.Kind, value, key),
        DataKind.Float32 => By<float>(window, aggregate, pair.Element!.Kind, value, key),
        DataKind.Float64 => By<double>(window, aggregate, pair.Element!.Kind, value, key),
        DataKind.Decimal => By<decimal>(window, aggregate, pair.Element!.Kind, value, key),
        DataKind.DateOnly => By<DateOnly>(window, aggregate, pair.Element!.Kind, value, key),
        DataKind.TimeSpan => By<TimeSpan>(window, aggregate, pair.Element!.Kind, value, key),
        _ => By<DateTime>(window, aggregate, pair.Element!.Kind, value, key),
    };

    private static object? By<TKey>(Window<TestRow> window, string aggregate, DataKind kind, Func<TestRow, object?> value, Func<TestRow, object?> key)
        where TKey : struct, IComparable<TKey> => kind switch
        {
            DataKind.Bool => By<bool, TKey>(window, aggregate, value, key),
            DataKind.Int32 or DataKind.Enum => By<int, TKey>(window, aggregate, value, key),
            DataKind.Int64 => By<long, TKey>(window, aggregate, value, key),
            DataKind.Float32 => By<float, TKey>(window, aggregate, value, key),
            DataKind.Float64 => By<double, TKey>(window, aggregate, value, key),
            DataKind.Decimal => By<decimal, TKey>(window, aggregate, value, key),
            DataKind.DateTime => By<DateTime, TKey>(window, aggregate, value, key),
            DataKind.DateOnly => By<DateOnly, TKey>(window, aggregate, value, key),
            DataKind.TimeSpan => By<TimeSpan, TKey>(window, aggregate, value, key),
            DataKind.Guid => By<Guid, TKey>(window, aggregate, value, key),
            DataKind.Vector => By<FeatureVector, TKey>(window, aggregate, value, key),
            _ when aggregate == "MinBy" => window.MinBy(e => (string?)value(e), e => (TKey?)key(e)),
            _ => window.MaxBy(e => (string?)value(e), e => (TKey?)key(e)),
        };

    private static object? By<T, TKey>(Window<TestRow> window, string aggregate, Func<TestRow, object?> value, Func<TestRow, object?> key)
        where T : struct
        where TKey : struct, IComparable<TKey> => aggregate == "MinBy"
        ? window.MinBy(e => (T?)value(e), e => (TKey?)key(e))
        : window.MaxBy(e => (T?)value(e), e => (TKey?)key(e));
}
