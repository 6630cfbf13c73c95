using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Min and Max: the values that no newer one beats; of vectors the least or greatest elements from each time on.</summary>
/// <param name="Greatest">Whether the greatest is wanted.</param>
public abstract record ExtremeOnline(bool Greatest) : AggregateOnline
{
    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected)
    {
        if (selected!.IsVector)
        {
            return new TotalsPlan([new(Greatest ? TotalKind.Greatest : TotalKind.Least, x => x)], totals => $"{totals[0]}.ToVector()");
        }

        var (value, greatest) = (selected.Present, Greatest ? "true" : "false");
        var types = OnlineTypes.Arguments(value);
        return new CellPlan(
            SkipsMissing: true,
            value,
            (clockAndGrain, _) => $"{OnlineTypes.Online}ExtremeState<{types}>({clockAndGrain}, {greatest})",
            IsOrdered: false,
            (reader, start, name) => $"{reader}.Find({start}, out var {name}) ? {OnlineTypes.Release(value, name)} : null",
            new($"new {OnlineTypes.Online}ExtremeFold<{types}>({greatest})", fold => OnlineTypes.Release(value, fold + ".Best")));
    }
}
