namespace FeatureDsl;

// Sums and means that cannot fail, so that they can stand inside an event.
public static partial class FeatureLists
{
    /// <summary>The sum, which always fits 64 bits.</summary>
    public static long? TrySum(this FeatureList<int> list) => OrMissing<long>(() => list.Sum());

    /// <inheritdoc cref="TrySum(FeatureList{int})"/>
    public static long? TrySum(this FeatureList<int?> list) => OrMissing<long>(() => list.Sum());

    /// <summary>The sum, missing where it does not fit 64 bits.</summary>
    public static long? TrySum(this FeatureList<long> list) => OrMissing<long>(() => list.Sum());

    /// <inheritdoc cref="TrySum(FeatureList{long})"/>
    public static long? TrySum(this FeatureList<long?> list) => OrMissing<long>(() => list.Sum());

    /// <summary>The correctly rounded true sum of the finite elements, missing where one of them is 2^96 or more.</summary>
    public static double? TrySum(this FeatureList<float> list) => OrMissing<double>(() => list.Sum());

    /// <inheritdoc cref="TrySum(FeatureList{float})"/>
    public static double? TrySum(this FeatureList<float?> list) => OrMissing<double>(() => list.Sum());

    /// <summary>The correctly rounded true sum of the finite elements, missing where one of them is 2^96 or more.</summary>
    public static double? TrySum(this FeatureList<double> list) => OrMissing<double>(() => list.Sum());

    /// <inheritdoc cref="TrySum(FeatureList{double})"/>
    public static double? TrySum(this FeatureList<double?> list) => OrMissing<double>(() => list.Sum());

    /// <summary>The sum, missing where it has more than 28 digits.</summary>
    public static decimal? TrySum(this FeatureList<decimal> list) => OrMissing<decimal>(() => list.Sum());

    /// <inheritdoc cref="TrySum(FeatureList{decimal})"/>
    public static decimal? TrySum(this FeatureList<decimal?> list) => OrMissing<decimal>(() => list.Sum());

    /// <summary>The sum, missing where no span is so long.</summary>
    public static TimeSpan? TrySum(this FeatureList<TimeSpan> list) => OrMissing<TimeSpan>(() => list.Sum());

    /// <inheritdoc cref="TrySum(FeatureList{TimeSpan})"/>
    public static TimeSpan? TrySum(this FeatureList<TimeSpan?> list) => OrMissing<TimeSpan>(() => list.Sum());

    /// <summary>The correctly rounded true mean, missing over nothing.</summary>
    public static double? TryAverage(this FeatureList<int> list) => OrMissing<double>(() => list.Average());

    /// <inheritdoc cref="TryAverage(FeatureList{int})"/>
    public static double? TryAverage(this FeatureList<int?> list) => OrMissing<double>(() => list.Average());

    /// <summary>The correctly rounded true mean, missing over nothing.</summary>
    public static double? TryAverage(this FeatureList<long> list) => OrMissing<double>(() => list.Average());

    /// <inheritdoc cref="TryAverage(FeatureList{long})"/>
    public static double? TryAverage(this FeatureList<long?> list) => OrMissing<double>(() => list.Average());

    /// <summary>The correctly rounded true mean of the finite elements, missing over nothing, and where one of them is 2^96 or more.</summary>
    public static double? TryAverage(this FeatureList<float> list) => OrMissing<double>(() => list.Average());

    /// <inheritdoc cref="TryAverage(FeatureList{float})"/>
    public static double? TryAverage(this FeatureList<float?> list) => OrMissing<double>(() => list.Average());

    /// <summary>The correctly rounded true mean of the finite elements, missing over nothing, and where one of them is 2^96 or more.</summary>
    public static double? TryAverage(this FeatureList<double> list) => OrMissing<double>(() => list.Average());

    /// <inheritdoc cref="TryAverage(FeatureList{double})"/>
    public static double? TryAverage(this FeatureList<double?> list) => OrMissing<double>(() => list.Average());

    /// <summary>The true mean, to the nearest whole microsecond, missing over nothing.</summary>
    public static TimeSpan? TryAverage(this FeatureList<TimeSpan> list) => OrMissing<TimeSpan>(() => list.Average());

    /// <inheritdoc cref="TryAverage(FeatureList{TimeSpan})"/>
    public static TimeSpan? TryAverage(this FeatureList<TimeSpan?> list) => OrMissing<TimeSpan>(() => list.Average());

    // What the language calls an error of the sum.
    private static T? OrMissing<T>(Func<T?> total)
        where T : struct
    {
        try
        {
            return total();
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
