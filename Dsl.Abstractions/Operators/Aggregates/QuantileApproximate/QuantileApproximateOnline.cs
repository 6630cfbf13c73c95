using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>QuantileApproximate: Quantile of what was rounded.</summary>
/// <param name="Share">From 0 to 1.</param>
public sealed record QuantileApproximateOnline(double Share) : AggregateOnline
{
    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected) => new QuantileOnline(Share).Plan(selected);
}
