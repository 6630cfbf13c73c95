using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>MinBy and MaxBy: the events whose keys no newer one beats.</summary>
/// <param name="Greatest">Whether the greatest key is wanted.</param>
public abstract record PickOnline(bool Greatest) : AggregateOnline
{
    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected)
    {
        var (value, key, greatest) = (selected!.Element!, selected.Key!.Present, Greatest ? "true" : "false");
        return new CellPlan(
            SkipsMissing: false,
            value,
            (clockAndGrain, id) => $"{OnlineTypes.Online}PickState<{OnlineTypes.Arguments(value)}, {OnlineTypes.Arguments(key)}, {id}>({clockAndGrain}, {greatest})",
            IsOrdered: true,
            (reader, start, name) =>
                $"{reader}.Find({start}, out var {name}) ? {OnlineTypes.Release(value, name)} : {OnlineTypes.Nothing(value)}",
            new(
                $"new {OnlineTypes.Online}PickFold<{OnlineTypes.Held(value)}, {OnlineTypes.Arguments(key)}>({greatest})",
                fold => $"{fold}.IsEmpty ? {OnlineTypes.Nothing(value)} : {OnlineTypes.Release(value, fold + ".Value")}"));
    }
}
