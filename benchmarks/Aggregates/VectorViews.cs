using FeatureDsl.Benchmarks.Payments;

namespace FeatureDsl.Benchmarks.Aggregates;

/// <summary>Sum of vectors alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlySumOfVectors(Events<Purchase> purchases)
{
    /// <summary>Sum of the tastes of thirty days.</summary>
    [Feature] public FeatureVector? Value => purchases.Last(30.Days).Sum(p => p.Taste);
}

/// <summary>Average of vectors alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyAverageOfVectors(Events<Purchase> purchases)
{
    /// <summary>Average of the tastes of thirty days.</summary>
    [Feature] public FeatureVector? Value => purchases.Last(30.Days).Average(p => p.Taste);
}

/// <summary>Min of vectors alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyMinOfVectors(Events<Purchase> purchases)
{
    /// <summary>Min of the tastes of thirty days.</summary>
    [Feature] public FeatureVector? Value => purchases.Last(30.Days).Min(p => p.Taste);
}

/// <summary>Max of vectors alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyMaxOfVectors(Events<Purchase> purchases)
{
    /// <summary>Max of the tastes of thirty days.</summary>
    [Feature] public FeatureVector? Value => purchases.Last(30.Days).Max(p => p.Taste);
}
