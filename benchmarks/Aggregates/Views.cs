using FeatureDsl.Benchmarks.Payments;

namespace FeatureDsl.Benchmarks.Aggregates;

/// <summary>Count alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyCount(Events<Payment> payments)
{
    /// <summary>Count of thirty days.</summary>
    [Feature] public long Value => payments.Last(30.Days).Count();
}

/// <summary>Sum of int alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlySumOfInts(Events<Payment> payments)
{
    /// <summary>Sum of int of thirty days.</summary>
    [Feature] public long Value => payments.Last(30.Days).Sum(p => (long)p.Pieces);
}

/// <summary>Sum of double alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlySumOfDoubles(Events<Payment> payments)
{
    /// <summary>Sum of double of thirty days.</summary>
    [Feature] public double Value => payments.Last(30.Days).Sum(p => (double)p.Amount);
}

/// <summary>Average of int alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyAverageOfInts(Events<Payment> payments)
{
    /// <summary>Average of int of thirty days.</summary>
    [Feature] public double? Value => payments.Last(30.Days).Average(p => p.Pieces);
}

/// <summary>Average of double alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyAverageOfDoubles(Events<Payment> payments)
{
    /// <summary>Average of double of thirty days.</summary>
    [Feature] public double? Value => payments.Last(30.Days).Average(p => (double)p.Amount);
}

/// <summary>Min alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyMin(Events<Payment> payments)
{
    /// <summary>Min of thirty days.</summary>
    [Feature] public int? Value => payments.Last(30.Days).Min(p => p.Pieces);
}

/// <summary>Max alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyMax(Events<Payment> payments)
{
    /// <summary>Max of thirty days.</summary>
    [Feature] public int? Value => payments.Last(30.Days).Max(p => p.Pieces);
}

/// <summary>First alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyFirst(Events<Payment> payments)
{
    /// <summary>First of thirty days.</summary>
    [Feature] public int? Value => payments.Last(30.Days).First(p => p.Pieces);
}

/// <summary>Last alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyLast(Events<Payment> payments)
{
    /// <summary>Last of thirty days.</summary>
    [Feature] public int? Value => payments.Last(30.Days).Last(p => p.Pieces);
}

/// <summary>CountDistinct alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyCountDistinct(Events<Payment> payments)
{
    /// <summary>CountDistinct of thirty days.</summary>
    [Feature] public long Value => payments.Last(30.Days).CountDistinct(p => p.MerchantId);
}

/// <summary>FirstN(10) alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyFirstTen(Events<Payment> payments)
{
    /// <summary>FirstN(10) of thirty days.</summary>
    [Feature] public FeatureList<int> Value => payments.Last(30.Days).FirstN(10, p => p.Pieces);
}

/// <summary>LastN(10) alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyLastTen(Events<Payment> payments)
{
    /// <summary>LastN(10) of thirty days.</summary>
    [Feature] public FeatureList<int> Value => payments.Last(30.Days).LastN(10, p => p.Pieces);
}

/// <summary>LastDistinct(10) alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyLastTenDistinct(Events<Payment> payments)
{
    /// <summary>LastDistinct(10) of thirty days.</summary>
    [Feature] public FeatureList<int> Value => payments.Last(30.Days).LastDistinct(10, p => p.MerchantId);
}

/// <summary>FirstDistinct(10) alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyFirstTenDistinct(Events<Payment> payments)
{
    /// <summary>FirstDistinct(10) of thirty days.</summary>
    [Feature] public FeatureList<int> Value => payments.Last(30.Days).FirstDistinct(10, p => p.MerchantId);
}

/// <summary>VariancePopulation of int alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyVariancePopulationOfInts(Events<Payment> payments)
{
    /// <summary>VariancePopulation of int of thirty days.</summary>
    [Feature] public double? Value => payments.Last(30.Days).VariancePopulation(p => p.Pieces);
}

/// <summary>VariancePopulation of double alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyVariancePopulationOfDoubles(Events<Payment> payments)
{
    /// <summary>VariancePopulation of double of thirty days.</summary>
    [Feature] public double? Value => payments.Last(30.Days).VariancePopulation(p => (double)p.Amount);
}

/// <summary>VarianceSample of int alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyVarianceSampleOfInts(Events<Payment> payments)
{
    /// <summary>VarianceSample of int of thirty days.</summary>
    [Feature] public double? Value => payments.Last(30.Days).VarianceSample(p => p.Pieces);
}

/// <summary>VarianceSample of double alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyVarianceSampleOfDoubles(Events<Payment> payments)
{
    /// <summary>VarianceSample of double of thirty days.</summary>
    [Feature] public double? Value => payments.Last(30.Days).VarianceSample(p => (double)p.Amount);
}

/// <summary>StandardDeviationPopulation of int alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyStandardDeviationPopulationOfInts(Events<Payment> payments)
{
    /// <summary>StandardDeviationPopulation of int of thirty days.</summary>
    [Feature] public double? Value => payments.Last(30.Days).StandardDeviationPopulation(p => p.Pieces);
}

/// <summary>StandardDeviationPopulation of double alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyStandardDeviationPopulationOfDoubles(Events<Payment> payments)
{
    /// <summary>StandardDeviationPopulation of double of thirty days.</summary>
    [Feature] public double? Value => payments.Last(30.Days).StandardDeviationPopulation(p => (double)p.Amount);
}

/// <summary>StandardDeviationSample of int alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyStandardDeviationSampleOfInts(Events<Payment> payments)
{
    /// <summary>StandardDeviationSample of int of thirty days.</summary>
    [Feature] public double? Value => payments.Last(30.Days).StandardDeviationSample(p => p.Pieces);
}

/// <summary>StandardDeviationSample of double alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyStandardDeviationSampleOfDoubles(Events<Payment> payments)
{
    /// <summary>StandardDeviationSample of double of thirty days.</summary>
    [Feature] public double? Value => payments.Last(30.Days).StandardDeviationSample(p => (double)p.Amount);
}

/// <summary>Skewness of int alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlySkewnessOfInts(Events<Payment> payments)
{
    /// <summary>Skewness of int of thirty days.</summary>
    [Feature] public double? Value => payments.Last(30.Days).Skewness(p => p.Pieces);
}

/// <summary>Skewness of double alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlySkewnessOfDoubles(Events<Payment> payments)
{
    /// <summary>Skewness of double of thirty days.</summary>
    [Feature] public double? Value => payments.Last(30.Days).Skewness(p => (double)p.Amount);
}

/// <summary>Kurtosis of int alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyKurtosisOfInts(Events<Payment> payments)
{
    /// <summary>Kurtosis of int of thirty days.</summary>
    [Feature] public double? Value => payments.Last(30.Days).Kurtosis(p => p.Pieces);
}

/// <summary>Kurtosis of double alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyKurtosisOfDoubles(Events<Payment> payments)
{
    /// <summary>Kurtosis of double of thirty days.</summary>
    [Feature] public double? Value => payments.Last(30.Days).Kurtosis(p => (double)p.Amount);
}
