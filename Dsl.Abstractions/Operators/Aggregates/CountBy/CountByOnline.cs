using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>CountBy: every key with how often it occurs, in the state of the most frequent values.</summary>
public sealed record CountByOnline : AggregateOnline
{
    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected) => ValueCountsOnline.Plan(
        selected!, (counts, start) => $"{counts}.Each({ValueCountsOnline.Behind(start, OnlineTypes.ReleaseEach(selected!.Present))})");
}
