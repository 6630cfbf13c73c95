using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Median: the quantile of one half.</summary>
public sealed record MedianOnline : AggregateOnline
{
    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected) => new QuantileOnline(0.5).Plan(selected);
}
