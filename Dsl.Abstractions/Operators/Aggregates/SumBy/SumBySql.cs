using FeatureDsl.Ir;
using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Operators;

/// <summary>SumBy in ClickHouse: the parts of a sum, added up for each key, beside the number of its events.</summary>
internal static class SumBySql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = new(_ => [new("sums", "sumMap", Argument)], Result, Fault)
    {
        NeedsRange = true,
    };

    private static AggregateSql Each => SumRow.Row.Sql;

    // Keys whose numbers are all 0 are left out: the number of events keeps those whose values add up to 0. A missing key is some key that has no event.
    private static string Argument(ISqlScope scope, DataType? selected, string pair)
    {
        var (x, key) = (selected!.Element!, selected.Key!);
        var (value, given) = (scope.Stage("value", $"tupleElement({pair}, 1)"), scope.Stage("key", $"tupleElement({pair}, 2)"));
        var present = scope.Stage("present", key.Nullable ? $"assumeNotNull({given})" : given);
        var sums = Each.Parts(x).Select(part => part.Argument(scope, x, value)).Select(sql => key.Nullable ? $"({sql}) * toInt64(isNotNull({given}))" : sql);
        var count = key.Nullable ? $"toUInt64(isNotNull({given}))" : "toUInt64(1)";
        return $"([{ValueCountsSql.Key(key, present)}], [{count}], {string.Join(", ", sums.Select(sql => $"[{sql}]"))})";
    }

    private static string Result(ISqlScope scope, DataType? selected, IReadOnlyList<string> parts)
    {
        var map = scope.Stage("sums_by_key", parts[0]);
        var sums = Sums(scope, selected!, map);
        var each = new EachSql(scope, [.. sums]);
        var values = each.Stage("sums", Each.Result(each, selected!.Element, sums));
        return $"({SqlValues.OfEach($"tupleElement({map}, 1)", x => ValueCountsSql.Value(selected.Key!, x))}, {values})";
    }

    private static string Fault(ISqlScope scope, DataType? selected, IReadOnlyList<string> parts)
    {
        var sums = Sums(scope, selected!, scope.Stage("sums_by_key", parts[0]));
        return $"has({new EachSql(scope, [.. sums]).Stage("faults", Each.Fault!(scope, selected!.Element, sums))}, 1)";
    }

    private static IReadOnlyList<string> Sums(ISqlScope scope, DataType selected, string map) =>
        [.. Each.Parts(selected.Element).Select((part, i) => scope.Stage(part.Name, $"tupleElement({map}, {i + 3})"))];
}
