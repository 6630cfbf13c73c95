namespace FeatureDsl.Operators;

/// <summary>A value with the key that an aggregate chooses it by: its selector is then one expression like any other.</summary>
public static class PairOperator
{
    /// <summary>The name of the row.</summary>
    public const string Name = "Pair";

    /// <summary>The rows.</summary>
    public static readonly IReadOnlyList<ScalarOperator> Rows =
    [
        new(
            Name,
            (_, _, a) => $"tuple({a[0]}, {a[1]})",
            (call, a) => $"({OnlineTypes.Hold(call.Arguments[0].Type, a[0])}, {OnlineTypes.Hold(call.Arguments[1].Type, a[1])})"),
    ];
}
