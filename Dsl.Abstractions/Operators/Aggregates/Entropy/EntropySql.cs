using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Operators;

/// <summary>Entropy in ClickHouse: of the counts of a window, -p log p for each, added exactly and rounded once.</summary>
internal static class EntropySql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = new(
        _ => [ValueCountsSql.Part((_, map) => $"arrayFilter(count -> count > 0, tupleElement({map}, 2))")], (scope, _, parts) => Result(scope, parts[0]))
    {
        NeedsRange = true,
    };

    private static string Result(ISqlScope scope, string counts)
    {
        var total = scope.Stage("occurrences", $"arraySum({counts})");
        var shares = scope.Stage("shares", $"arrayMap(count -> toFloat64(count) / toFloat64({total}), {counts})");
        var each = new EachSql(scope, shares);
        var log = each.Stage("log", PortableFunctions.Log.In(each, shares));
        var terms = each.Stage("terms", $"{shares} * -({log})");
        var units = scope.Stage("units", $"arrayReduce('sum', {each.Stage("addends", ExactSumSql.Addend(terms))})");
        return $"if({total} = 0, NULL, {ExactSumSql.ToFloat64.In(scope, units)})";
    }
}
