using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Operators;

/// <summary>CountDistinctApproximate in ClickHouse: the different coupons of a window, and at once what its registers hold.</summary>
internal static class CountDistinctApproximateSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = new(
        _ => [new("registers", "groupUniqArray", (_, selected, value) => selected!.Nullable ? $"ifNull({value}, -1)" : value) { Finish = (_, coupons) => DistinctSql.Registered(coupons) }],
        (scope, _, parts) => DistinctSql.Estimate(scope.Stage("taken", $"tupleElement({parts[0]}, 1)"), scope.Stage("weight", $"tupleElement({parts[0]}, 2)")))
    {
        NeedsRange = true,
    };
}
