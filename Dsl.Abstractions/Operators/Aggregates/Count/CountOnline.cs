using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Count: a number beside the timeline.</summary>
public sealed record CountOnline : AggregateOnline
{
    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected) => new TotalsPlan([new(TotalKind.Count, _ => "1")], totals => totals[0]);
}
