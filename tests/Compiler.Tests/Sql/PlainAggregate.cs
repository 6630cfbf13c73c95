using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Tests.Sql;

/// <summary>What plain execution answers for an aggregate, asked by name: the language's own classes do the work.</summary>
internal static class PlainAggregate
{
    public static Window<TestRow> Choose(Events<TestRow> events, Ir.Window window)
    {
        var chosen = window is { Session: { } session, Span: { } longest }
            ? events.Session(TimeSpan.FromMicroseconds(session.Gap), TimeSpan.FromMicroseconds(longest))
            : window.Span is { } span
            ? events.Last(TimeSpan.FromMicroseconds(span), TimeSpan.FromMicroseconds(window.Hop))
            : events.All();
        return window.Newest is { } n ? chosen.Last(n) : chosen;
    }

    public static object? Of(Window<TestRow> window, string aggregate, DataType? type, Func<TestRow, object?> value, int limit = 0, params double[] numbers) => aggregate switch
    {
        "Count" => window.Count(),
        "Sum" when type!.IsInteger => window.Sum(e => Long(value(e))),
        "Sum" when type!.IsFloat => window.Sum(e => Double(value(e))),
        "Sum" when type!.Kind == DataKind.TimeSpan => window.Sum(e => (TimeSpan?)value(e)),
        "Sum" when type!.IsVector => window.Sum(e => (FeatureVector?)value(e)),
        "Sum" => window.Sum(e => (decimal?)value(e)),
        "Average" when type!.IsVector => window.Average(e => (FeatureVector?)value(e)),
        "Min" when type!.IsVector => window.Min(e => (FeatureVector?)value(e)),
        "Max" when type!.IsVector => window.Max(e => (FeatureVector?)value(e)),
        "Average" when type!.Kind == DataKind.TimeSpan => window.Average(e => (TimeSpan?)value(e)),
        "Average" when type!.IsInteger => window.Average(e => Long(value(e))),
        "Average" => window.Average(e => Double(value(e))),
        "VariancePopulation" when type!.IsInteger => window.VariancePopulation(e => Long(value(e))),
        "VariancePopulation" => window.VariancePopulation(e => Double(value(e))),
        "VarianceSample" when type!.IsInteger => window.VarianceSample(e => Long(value(e))),
        "VarianceSample" => window.VarianceSample(e => Double(value(e))),
        "StandardDeviationPopulation" when type!.IsInteger => window.StandardDeviationPopulation(e => Long(value(e))),
        "StandardDeviationPopulation" => window.StandardDeviationPopulation(e => Double(value(e))),
        "StandardDeviationSample" when type!.IsInteger => window.StandardDeviationSample(e => Long(value(e))),
        "StandardDeviationSample" => window.StandardDeviationSample(e => Double(value(e))),
        "Skewness" when type!.IsInteger => window.Skewness(e => Long(value(e))),
        "Skewness" => window.Skewness(e => Double(value(e))),
        "Kurtosis" when type!.IsInteger => window.Kurtosis(e => Long(value(e))),
        "Kurtosis" => window.Kurtosis(e => Double(value(e))),
        "TopK" => TopOfKind(window, limit, type!.Kind, value),
        "CountBy" => PlainMap.Counts(window, type!.Kind, value),
        "Entropy" => window.Entropy(value),
        "Quantile" => window.Quantile(numbers[0], e => Number(value(e))),
        "QuantileApproximate" => window.QuantileApproximate(numbers[0], e => Number(value(e))),
        "Median" => window.Median(e => Number(value(e))),
        "MedianApproximate" => window.MedianApproximate(e => Number(value(e))),
        "Histogram" => window.Histogram(e => Number(value(e)), numbers),
        "CountDistinct" => window.CountDistinct(value),
        "CountDistinctApproximate" => window.CountDistinctApproximate(value),
        "LastN" => window.LastN(limit, value),
        "FirstN" => window.FirstN(limit, value),
        "FirstDistinct" or "LastDistinct" => DistinctOfKind(window, aggregate == "FirstDistinct", limit, type!.Kind, value),
        "Min" or "Max" or "First" or "Last" => OfKind(window, aggregate, type!.Kind, value),
        _ => throw new ArgumentException($"plain execution has no {aggregate} here: add a line to {nameof(PlainAggregate)}", nameof(aggregate)),
    };

    private static object? OfKind(Window<TestRow> window, string aggregate, DataKind kind, Func<TestRow, object?> value) => kind switch
    {
        DataKind.Bool => Ordered<bool>(window, aggregate, value),
        DataKind.Int32 or DataKind.Enum => Extreme<int>(window, aggregate, value),
        DataKind.Int64 => Extreme<long>(window, aggregate, value),
        DataKind.Float32 => Extreme<float>(window, aggregate, value),
        DataKind.Float64 => Extreme<double>(window, aggregate, value),
        DataKind.Decimal => Extreme<decimal>(window, aggregate, value),
        DataKind.DateTime => Extreme<DateTime>(window, aggregate, value),
        DataKind.DateOnly => Extreme<DateOnly>(window, aggregate, value),
        DataKind.TimeSpan => Extreme<TimeSpan>(window, aggregate, value),
        DataKind.Guid => Ordered<Guid>(window, aggregate, value),
        DataKind.Vector => Ordered<FeatureVector>(window, aggregate, value),
        _ => aggregate == "First" ? window.First(e => (string?)value(e)) : window.Last(e => (string?)value(e)),
    };

    private static IFeatureList DistinctOfKind(Window<TestRow> window, bool isFirst, int limit, DataKind kind, Func<TestRow, object?> value) => kind switch
    {
        DataKind.Bool => Distinct<bool>(window, isFirst, limit, value),
        DataKind.Int32 or DataKind.Enum => Distinct<int>(window, isFirst, limit, value),
        DataKind.Int64 => Distinct<long>(window, isFirst, limit, value),
        DataKind.Float32 => Distinct<float>(window, isFirst, limit, value),
        DataKind.Float64 => Distinct<double>(window, isFirst, limit, value),
        DataKind.Decimal => Distinct<decimal>(window, isFirst, limit, value),
        DataKind.DateTime => Distinct<DateTime>(window, isFirst, limit, value),
        DataKind.DateOnly => Distinct<DateOnly>(window, isFirst, limit, value),
        DataKind.TimeSpan => Distinct<TimeSpan>(window, isFirst, limit, value),
        DataKind.Guid => Distinct<Guid>(window, isFirst, limit, value),
        _ => isFirst ? window.FirstDistinct(limit, e => (string?)value(e)) : window.LastDistinct(limit, e => (string?)value(e)),
    };

    private static IFeatureList Distinct<T>(Window<TestRow> window, bool isFirst, int limit, Func<TestRow, object?> value)
        where T : struct => isFirst ? window.FirstDistinct(limit, e => (T?)value(e)) : window.LastDistinct(limit, e => (T?)value(e));

    private static IFeatureList TopOfKind(Window<TestRow> window, int limit, DataKind kind, Func<TestRow, object?> value) => kind switch
    {
        DataKind.Bool => window.TopK(limit, e => (bool?)value(e)),
        DataKind.Int32 or DataKind.Enum => window.TopK(limit, e => (int?)value(e)),
        DataKind.Int64 => window.TopK(limit, e => (long?)value(e)),
        DataKind.Float32 => window.TopK(limit, e => (float?)value(e)),
        DataKind.Float64 => window.TopK(limit, e => (double?)value(e)),
        DataKind.Decimal => window.TopK(limit, e => (decimal?)value(e)),
        DataKind.DateTime => window.TopK(limit, e => (DateTime?)value(e)),
        DataKind.DateOnly => window.TopK(limit, e => (DateOnly?)value(e)),
        DataKind.TimeSpan => window.TopK(limit, e => (TimeSpan?)value(e)),
        DataKind.Guid => window.TopK(limit, e => (Guid?)value(e)),
        _ => window.TopK(limit, e => (string?)value(e)),
    };

    private static object? Extreme<T>(Window<TestRow> window, string aggregate, Func<TestRow, object?> value)
        where T : struct, IComparable<T> => aggregate switch
        {
            "Min" => window.Min(e => (T?)value(e)),
            "Max" => window.Max(e => (T?)value(e)),
            _ => Ordered<T>(window, aggregate, value),
        };

    private static object? Ordered<T>(Window<TestRow> window, string aggregate, Func<TestRow, object?> value)
        where T : struct => aggregate == "First" ? window.First(e => (T?)value(e)) : window.Last(e => (T?)value(e));

    private static double? Number(object? value) => value is null ? null : Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);

    private static long? Long(object? value) => value is int i ? i : (long?)value;

    private static double? Double(object? value) => value is float f ? f : (double?)value;
}
