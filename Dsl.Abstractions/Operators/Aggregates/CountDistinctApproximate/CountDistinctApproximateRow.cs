using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>How many different values there are, near enough: a HyperLogLog over their hashes, whose size does not grow with them.</summary>
public static class CountDistinctApproximateRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "CountDistinctApproximate", Result, "text, bool, int, long, an enum, an identifier, an instant, a date or a span",
        IsOrdered: false, CountDistinctApproximateSql.Sql, new CountDistinctApproximateOnline())
    {
        Prepared = Coupon,
    };

    // What Hash.Of takes.
    private static DataType? Result(DataType? selected) => selected?.Kind switch
    {
        DataKind.String or DataKind.Bool or DataKind.Int32 or DataKind.Int64 or DataKind.Enum or DataKind.Guid => DataType.Int64,
        DataKind.DateTime or DataKind.DateOnly or DataKind.TimeSpan => DataType.Int64,
        _ => null,
    };

    private static Expr Coupon(Expr selector)
    {
        var (hash, coupon) = (DataType.Int64 with { Nullable = selector.Type.Nullable }, DataType.Int32 with { Nullable = selector.Type.Nullable });
        return Result(selector.Type) is null ? selector : new Call(coupon, "Hash.Coupon", EquatableArray.Of<Expr>(new Call(hash, "Hash.Of", EquatableArray.Of(selector))));
    }
}
