using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>LastN: a fold over a window of the newest events.</summary>
/// <param name="Limit">How many values at most.</param>
public sealed record LastNOnline(int Limit) : AggregateOnline
{
    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected) => new CellPlan(
        SkipsMissing: false,
        selected!,
        (_, _) => throw new InvalidOperationException("A list of the newest values is always read from a window of the newest events."),
        IsOrdered: true,
        (_, _, _) => throw new InvalidOperationException("A list of the newest values is always read from a window of the newest events."),
        new(
            $"new {OnlineTypes.Online}ListFold<{OnlineTypes.Held(selected!)}>()",
            fold => $"{fold}.Newest({Limit}, {OnlineTypes.ReleaseEach(selected!)})"));
}
