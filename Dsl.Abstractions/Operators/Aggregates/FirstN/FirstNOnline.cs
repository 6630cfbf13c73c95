using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>FirstN: the oldest events behind every place that an old edge can have.</summary>
/// <param name="Limit">How many values at most.</param>
public sealed record FirstNOnline(int Limit) : AggregateOnline
{
    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected) => new CellPlan(
        SkipsMissing: false,
        selected!,
        (clockAndGrain, id) => $"{OnlineTypes.Online}FirstNState<{OnlineTypes.Arguments(selected!)}, {id}>({clockAndGrain}, {Limit})",
        IsOrdered: true,
        (reader, start, _) => $"{reader}.Oldest({start}, {Limit}, {OnlineTypes.ReleaseEach(selected!)})",
        new(
            $"new {OnlineTypes.Online}ListFold<{OnlineTypes.Held(selected!)}>()",
            fold => $"{fold}.Oldest({Limit}, {OnlineTypes.ReleaseEach(selected!)})"));
}
