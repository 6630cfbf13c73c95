using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Last: the newest event, whatever the window.</summary>
public sealed record LastOnline : AggregateOnline
{
    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected) => new CellPlan(
        SkipsMissing: false,
        selected!,
        (_, id) => $"{OnlineTypes.Online}LastState<{OnlineTypes.Arguments(selected!)}, {id}>()",
        IsOrdered: true,
        (reader, start, name) =>
            $"{reader}.Find({start}, out var {name}) ? {OnlineTypes.Release(selected!, name)} : {OnlineTypes.Nothing(selected!)}",
        new(
            $"new {OnlineTypes.Online}EdgeFold<{OnlineTypes.Held(selected!)}>(newest: true)",
            fold => $"{fold}.IsEmpty ? {OnlineTypes.Nothing(selected!)} : {OnlineTypes.Release(selected!, fold + ".Value")}"));
}
