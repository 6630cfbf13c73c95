using System.Numerics;

namespace FeatureDsl;

/// <summary>What a feature can compute of a list. Missing elements are left out; each is naive, and the measure of the SQL and of the online evaluator.</summary>
public static partial class FeatureLists
{
    /// <summary>The element at a place from 0; missing where there is none, as where the element is missing.</summary>
    public static T? At<T>(this FeatureList<T> list, int index)
        where T : struct => index >= 0 && index < list.Count ? list[index] : null;

    /// <inheritdoc cref="At{T}(FeatureList{T}, int)"/>
    public static T? At<T>(this FeatureList<T?> list, int index)
        where T : struct => index >= 0 && index < list.Count ? list[index] : null;

    /// <summary>The least element; NaN is left out and negative zero counts as zero; missing over nothing.</summary>
    public static T? Min<T>(this FeatureList<T> list)
        where T : struct, IComparable<T> => PlainFold.Best(list.Select(x => (T?)x), sign: -1);

    /// <inheritdoc cref="Min{T}(FeatureList{T})"/>
    public static T? Min<T>(this FeatureList<T?> list)
        where T : struct, IComparable<T> => PlainFold.Best(list, sign: -1);

    /// <summary>The greatest element; NaN is left out and negative zero counts as zero; missing over nothing.</summary>
    public static T? Max<T>(this FeatureList<T> list)
        where T : struct, IComparable<T> => PlainFold.Best(list.Select(x => (T?)x), sign: 1);

    /// <inheritdoc cref="Max{T}(FeatureList{T})"/>
    public static T? Max<T>(this FeatureList<T?> list)
        where T : struct, IComparable<T> => PlainFold.Best(list, sign: 1);

    /// <summary>The sum; 0 over nothing.</summary>
    /// <exception cref="OverflowException">It does not fit 64 bits: the feature is missing, with status error.</exception>
    public static long Sum(this FeatureList<int> list) => checked((long)PlainFold.Total(list.Select(x => (long?)x)));

    /// <inheritdoc cref="Sum(FeatureList{int})"/>
    public static long Sum(this FeatureList<int?> list) => checked((long)PlainFold.Total(list.Select(x => (long?)x)));

    /// <inheritdoc cref="Sum(FeatureList{int})"/>
    public static long Sum(this FeatureList<long> list) => checked((long)PlainFold.Total(list.Select(x => (long?)x)));

    /// <inheritdoc cref="Sum(FeatureList{int})"/>
    public static long Sum(this FeatureList<long?> list) => checked((long)PlainFold.Total(list.Select(x => (long?)x)));

    /// <summary>The correctly rounded true sum; NaN and infinite elements are left out; 0 over nothing.</summary>
    /// <exception cref="OverflowException">An element of 2^96 or more: the feature is missing, with status error.</exception>
    public static double Sum(this FeatureList<float> list) => PlainFold.Round(PlainFold.Exact(list.Select(x => (double?)x), out _), BigInteger.One);

    /// <inheritdoc cref="Sum(FeatureList{float})"/>
    public static double Sum(this FeatureList<float?> list) => PlainFold.Round(PlainFold.Exact(list.Select(x => (double?)x), out _), BigInteger.One);

    /// <inheritdoc cref="Sum(FeatureList{float})"/>
    public static double Sum(this FeatureList<double> list) => PlainFold.Round(PlainFold.Exact(list.Select(x => (double?)x), out _), BigInteger.One);

    /// <inheritdoc cref="Sum(FeatureList{float})"/>
    public static double Sum(this FeatureList<double?> list) => PlainFold.Round(PlainFold.Exact(list.Select(x => (double?)x), out _), BigInteger.One);

    /// <summary>The sum; 0 over nothing.</summary>
    /// <exception cref="OverflowException">It has more than 28 digits: the feature is missing, with status error.</exception>
    public static decimal Sum(this FeatureList<decimal> list) => PlainFold.Total(list.Select(x => (decimal?)x));

    /// <inheritdoc cref="Sum(FeatureList{decimal})"/>
    public static decimal Sum(this FeatureList<decimal?> list) => PlainFold.Total(list.Select(x => (decimal?)x));

    /// <summary>The correctly rounded true mean; missing over nothing.</summary>
    public static double? Average(this FeatureList<int> list) => Mean(list.Select(x => (long?)x).ToList());

    /// <inheritdoc cref="Average(FeatureList{int})"/>
    public static double? Average(this FeatureList<int?> list) => Mean(list.Select(x => (long?)x).ToList());

    /// <inheritdoc cref="Average(FeatureList{int})"/>
    public static double? Average(this FeatureList<long> list) => Mean(list.Select(x => (long?)x).ToList());

    /// <inheritdoc cref="Average(FeatureList{int})"/>
    public static double? Average(this FeatureList<long?> list) => Mean(list.Select(x => (long?)x).ToList());

    /// <summary>The correctly rounded true mean of the finite elements; missing over nothing.</summary>
    /// <exception cref="OverflowException">An element of 2^96 or more: the feature is missing, with status error.</exception>
    public static double? Average(this FeatureList<float> list) => Mean(list.Select(x => (double?)x));

    /// <inheritdoc cref="Average(FeatureList{float})"/>
    public static double? Average(this FeatureList<float?> list) => Mean(list.Select(x => (double?)x));

    /// <inheritdoc cref="Average(FeatureList{float})"/>
    public static double? Average(this FeatureList<double> list) => Mean(list.Select(x => (double?)x));

    /// <inheritdoc cref="Average(FeatureList{float})"/>
    public static double? Average(this FeatureList<double?> list) => Mean(list.Select(x => (double?)x));

    /// <summary>The sum; no time over nothing.</summary>
    /// <exception cref="OverflowException">It is longer than a span can be: the feature is missing, with status error.</exception>
    public static TimeSpan Sum(this FeatureList<TimeSpan> list) => PlainFold.Span(PlainFold.Total(list.Select(x => (TimeSpan?)x)));

    /// <inheritdoc cref="Sum(FeatureList{TimeSpan})"/>
    public static TimeSpan Sum(this FeatureList<TimeSpan?> list) => PlainFold.Span(PlainFold.Total(list.Select(x => (TimeSpan?)x)));

    /// <summary>The true mean, to the nearest whole microsecond, ties to even; missing over nothing.</summary>
    public static TimeSpan? Average(this FeatureList<TimeSpan> list) => Mean(list.Select(x => (TimeSpan?)x).ToList());

    /// <inheritdoc cref="Average(FeatureList{TimeSpan})"/>
    public static TimeSpan? Average(this FeatureList<TimeSpan?> list) => Mean(list.Select(x => (TimeSpan?)x).ToList());

    private static TimeSpan? Mean(List<TimeSpan?> values)
    {
        var count = values.Count(v => v is not null);
        return count == 0 ? null : PlainFold.Span(PlainFold.Nearest(PlainFold.Total(values), count));
    }

    private static double? Mean(List<long?> values)
    {
        var count = values.Count(v => v is not null);
        return count == 0 ? null : PlainFold.Round(PlainFold.Total(values) << PlainFold.FractionBits, count);
    }

    private static double? Mean(IEnumerable<double?> values)
    {
        var total = PlainFold.Exact(values, out var count);
        return count == 0 ? null : PlainFold.Round(total, count);
    }
}

/// <summary>What a feature can compute of a list of text.</summary>
public static class FeatureTextLists
{
    /// <summary>The element at a place from 0; missing where there is none, as where the element is missing.</summary>
    public static T? At<T>(this FeatureList<T> list, int index)
        where T : class? => index >= 0 && index < list.Count ? list[index] : null;
}
