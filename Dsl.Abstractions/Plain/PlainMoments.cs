using System.Numerics;

namespace FeatureDsl;

/// <summary>
/// Moments in plain execution, from their definitions: deviations from the mean, times the number of values so that they are whole, raised and summed.
/// </summary>
internal sealed class PlainMoments
{
    private readonly IReadOnlyList<BigInteger> _values;
    private readonly int _fractionBits;

    private PlainMoments(IReadOnlyList<BigInteger> values, int fractionBits) => (_values, _fractionBits) = (values, fractionBits);

    private BigInteger Count => _values.Count;

    /// <summary>Of integers.</summary>
    public static PlainMoments Whole(IEnumerable<long?> values) => new([.. values.OfType<long>().Select(v => (BigInteger)v)], 0);

    /// <summary>Of the finite doubles, in units of 2^-128.</summary>
    /// <exception cref="OverflowException">A value of 2^96 or more.</exception>
    public static PlainMoments Finite(IEnumerable<double?> values) => new(PlainFold.Addends(values), PlainFold.FractionBits);

    /// <summary>The correctly rounded true variance.</summary>
    public static double? VariancePopulation(PlainMoments of) => of.Count < 1 ? null : of.Variance(of.Count);

    /// <summary>The correctly rounded true variance of a sample.</summary>
    public static double? VarianceSample(PlainMoments of) => of.Count < 2 ? null : of.Variance(of.Count - 1);

    /// <summary>The root of the variance as it was rounded.</summary>
    public static double? StandardDeviationPopulation(PlainMoments of) => VariancePopulation(of) is { } variance ? Math.Sqrt(variance) : null;

    /// <summary>The root of the variance as it was rounded.</summary>
    public static double? StandardDeviationSample(PlainMoments of) => VarianceSample(of) is { } variance ? Math.Sqrt(variance) : null;

    /// <summary>M3 / M2^1.5, where Mk is the k-th central moment times the k-th power of the count: a whole number, rounded before it is divided.</summary>
    public static double? Skewness(PlainMoments of) => of.Spread() is { } spread ? Rounded(of.Central(3)) / (spread * Math.Sqrt(spread)) : null;

    /// <summary>(M4 - 3 M2^2) / M2^2.</summary>
    public static double? Kurtosis(PlainMoments of) =>
        of.Spread() is { } spread ? Rounded(of.Central(4) - (3 * BigInteger.Pow(of.Central(2), 2))) / (spread * spread) : null;

    private double Variance(BigInteger freedom) =>
        PlainFold.Round(Deviations(2) << PlainFold.FractionBits, (Count * Count * freedom) << (2 * _fractionBits));

    private double? Spread() => Count == 0 || Central(2).IsZero ? null : Rounded(Central(2));

    private BigInteger Central(int power) => Deviations(power) / Count;

    // Each deviation is taken Count times: so the mean need not be divided.
    private BigInteger Deviations(int power)
    {
        var total = _values.Aggregate(BigInteger.Zero, (sum, v) => sum + v);
        return _values.Aggregate(BigInteger.Zero, (sum, v) => sum + BigInteger.Pow((Count * v) - total, power));
    }

    private static double Rounded(BigInteger whole) => PlainFold.Round(whole << PlainFold.FractionBits, BigInteger.One);
}
