using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Quantile: every value with how often it occurs, in order.</summary>
/// <param name="Share">From 0 to 1.</param>
public sealed record QuantileOnline(double Share) : AggregateOnline
{
    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected) => ValueCountsOnline.Plan(
        selected!, (counts, start) => $"{counts}.Quantile({ValueCountsOnline.Behind(start, $"{OnlineTypes.Number(Share)}, static x => (double)x")})");
}
