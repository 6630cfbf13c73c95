using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>The quantile of the selected numbers once they are rounded to eight bits: less than 1/256 away, from counts of few different numbers.</summary>
public static class QuantileApproximateRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = Of([0.5]);

    /// <summary>A number as it is counted.</summary>
    internal static Expr Rounded(Expr selector)
    {
        if (QuantileRow.Result(selector.Type) is null)
        {
            return selector;
        }

        var type = DataType.Float64 with { Nullable = selector.Type.Nullable };
        var number = selector.Type.Kind == DataKind.Float64 ? selector : new Call(type, "Convert", EquatableArray.Of(selector));
        return new Call(type, "Maths.RoundToEightBits", EquatableArray.Of(number));
    }

    private static AggregateOperator Of(IReadOnlyList<double> share) => new(
        "QuantileApproximate", QuantileRow.Result, "int, long, float or double", IsOrdered: false, QuantileApproximateSql.Of(share[0]), new QuantileApproximateOnline(share[0]))
    {
        Numbers = new(Of, s => s is [>= 0 and <= 1], "give a share from 0 to 1"),
        Prepared = Rounded,
    };
}
