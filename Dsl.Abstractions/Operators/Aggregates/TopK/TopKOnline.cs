using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>TopK: every value with how often it occurs.</summary>
/// <param name="Limit">How many values at most.</param>
public sealed record TopKOnline(int Limit) : AggregateOnline
{
    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected) => ValueCountsOnline.Plan(
        selected!, (counts, start) => $"{counts}.Top({ValueCountsOnline.Behind(start, $"{Limit}, {OnlineTypes.ReleaseEach(selected!.Present)}")})");
}
