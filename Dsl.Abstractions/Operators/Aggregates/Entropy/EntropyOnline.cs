using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Entropy: every value with how often it occurs.</summary>
public sealed record EntropyOnline : AggregateOnline
{
    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected) => ValueCountsOnline.Plan(selected!, (counts, start) => $"{counts}.Entropy({start})");
}
