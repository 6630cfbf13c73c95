namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>
    /// The number of the bucket that <paramref name="x"/> falls in: how many boundaries are not above it. 0 below the first boundary; -1 for
    /// NaN, which is in none.
    /// </summary>
    /// <param name="x">The number.</param>
    /// <param name="boundaries">Constants, ascending: the least value of each bucket but the first.</param>
    public static int Bucketise(double x, params ReadOnlySpan<double> boundaries)
    {
        var bucket = double.IsNaN(x) ? -1 : 0;
        foreach (var boundary in boundaries)
        {
            bucket += x >= boundary ? 1 : 0;
        }

        return bucket;
    }

    /// <summary>
    /// The number of the bucket that <paramref name="x"/> falls in: how many boundaries are not above it. 0 below the first boundary; -1 for
    /// NaN, which is in none. Missing where <paramref name="x"/> is.
    /// </summary>
    /// <param name="x">The number.</param>
    /// <param name="boundaries">Constants, ascending: the least value of each bucket but the first.</param>
    public static int? Bucketise(double? x, params ReadOnlySpan<double> boundaries) => x is { } value ? Bucketise(value, boundaries) : null;

    /// <summary>Where <paramref name="value"/> stands among categories, from 0; -1 where it is none of them. Missing where it is missing.</summary>
    /// <param name="value">The text, compared by code point.</param>
    /// <param name="categories">Constants; of equal ones the first counts.</param>
    public static int? OneHotIndex(string? value, params ReadOnlySpan<string> categories) => value is null ? null : categories.IndexOf(value);

    /// <summary>Where <paramref name="value"/> stands among categories, from 0; -1 where it is none of them.</summary>
    /// <typeparam name="T">An enumeration.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="categories">Constants; of equal ones the first counts.</param>
    public static int OneHotIndex<T>(T value, params ReadOnlySpan<T> categories) where T : struct, Enum
    {
        for (var i = 0; i < categories.Length; i++)
        {
            if (EqualityComparer<T>.Default.Equals(categories[i], value))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Where <paramref name="value"/> stands among categories, from 0; -1 where it is none of them. Missing where it is missing.</summary>
    /// <typeparam name="T">An enumeration.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="categories">Constants; of equal ones the first counts.</param>
    public static int? OneHotIndex<T>(T? value, params ReadOnlySpan<T> categories) where T : struct, Enum =>
        value is { } present ? OneHotIndex(present, categories) : null;
}
