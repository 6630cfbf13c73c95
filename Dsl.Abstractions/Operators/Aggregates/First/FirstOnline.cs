using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>First: the oldest event behind every place that an old edge can have.</summary>
public sealed record FirstOnline : AggregateOnline
{
    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected) => new CellPlan(
        SkipsMissing: false,
        selected!,
        (clockAndGrain, id) => $"{OnlineTypes.Online}FirstState<{OnlineTypes.Arguments(selected!)}, {id}>({clockAndGrain})",
        IsOrdered: true,
        (reader, start, name) =>
            $"{reader}.Find({start}, out var {name}) ? {OnlineTypes.Release(selected!, name)} : {OnlineTypes.Nothing(selected!)}",
        new(
            $"new {OnlineTypes.Online}EdgeFold<{OnlineTypes.Held(selected!)}>(newest: false)",
            fold => $"{fold}.IsEmpty ? {OnlineTypes.Nothing(selected!)} : {OnlineTypes.Release(selected!, fold + ".Value")}"));
}
