using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>CountDistinct: each value with the latest time it was seen.</summary>
public sealed record CountDistinctOnline : AggregateOnline
{
    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected)
    {
        var value = selected!.Present;
        var types = OnlineTypes.Arguments(value);
        return new CellPlan(
            SkipsMissing: true,
            value,
            (clockAndGrain, _) => $"{OnlineTypes.Online}CountDistinctState<{types}>({clockAndGrain})",
            IsOrdered: false,
            (reader, start, _) => $"(long){reader}.CountFrom({start})",
            new($"new {OnlineTypes.Online}DistinctFold<{types}>()", fold => fold + ".Count"));
    }
}
