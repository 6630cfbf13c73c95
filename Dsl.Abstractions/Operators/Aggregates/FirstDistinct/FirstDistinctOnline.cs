using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>FirstDistinct: the values seen first behind every place that an old edge can have.</summary>
/// <param name="Limit">How many values at most.</param>
public sealed record FirstDistinctOnline(int Limit) : AggregateOnline
{
    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected)
    {
        var value = selected!.Present;
        return new CellPlan(
            SkipsMissing: true,
            value,
            (clockAndGrain, id) => $"{OnlineTypes.Online}FirstDistinctState<{OnlineTypes.Arguments(value)}, {id}>({clockAndGrain}, {Limit})",
            IsOrdered: true,
            (reader, start, _) => $"{reader}.OldestDistinct({start}, {Limit}, {OnlineTypes.ReleaseEach(value)})",
            new(
                $"new {OnlineTypes.Online}FirstDistinctFold<{OnlineTypes.Arguments(value)}>()",
                fold => $"{fold}.Oldest({Limit}, {OnlineTypes.ReleaseEach(value)})"));
    }
}
