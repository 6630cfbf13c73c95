using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>LastDistinct: the values seen last, each with the newest event that has it; every window holds a suffix of them.</summary>
/// <param name="Limit">How many values at most.</param>
public sealed record LastDistinctOnline(int Limit) : AggregateOnline
{
    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected)
    {
        var value = selected!.Present;
        return new CellPlan(
            SkipsMissing: true,
            value,
            (_, id) => $"{OnlineTypes.Online}LastDistinctState<{OnlineTypes.Arguments(value)}, {id}>({Limit})",
            IsOrdered: true,
            (reader, start, _) => $"{reader}.Newest({start}, {Limit}, {OnlineTypes.ReleaseEach(value)})",
            new(
                $"new {OnlineTypes.Online}LastDistinctFold<{OnlineTypes.Arguments(value)}>()",
                fold => $"{fold}.Newest({Limit}, {OnlineTypes.ReleaseEach(value)})"));
    }
}
