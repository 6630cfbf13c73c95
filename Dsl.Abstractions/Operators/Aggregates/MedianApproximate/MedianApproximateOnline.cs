using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>MedianApproximate: the quantile of one half of what was rounded.</summary>
public sealed record MedianApproximateOnline : AggregateOnline
{
    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected) => new QuantileOnline(0.5).Plan(selected);
}
