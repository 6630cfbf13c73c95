using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Operators;

/// <summary>
/// Entropy in ClickHouse: of the counts of a window, -p log p for each, added exactly and rounded once. Values that occur equally often have equal terms: of n
/// events there are fewer than 2 sqrt(n) different ones, whatever their values, and only these become arrays of wide numbers.
/// </summary>
internal static class EntropySql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = new(_ => [ValueCountsSql.Part((_, map) => Runs(map))], (scope, _, parts) => Result(scope, parts[0]))
    {
        NeedsRange = true,
    };

    // The different counts, and at which place of all sorted counts the last of each stands.
    private static string Runs(string map)
    {
        var sorted = $"arraySort(arrayFilter(count -> count > 0, tupleElement({map}, 2)))";
        var next = $"arrayShiftLeft({sorted}, 1, 0)";
        return $"(arrayFilter((count, next) -> count != next, {sorted}, {next}), arrayFilter((place, count, next) -> count != next, arrayEnumerate({sorted}), {sorted}, {next}))";
    }

    private static string Result(ISqlScope scope, string runs)
    {
        var counts = scope.Stage("counts", $"tupleElement({runs}, 1)");
        var repeats = scope.Stage("repeats", $"arrayMap((last, before) -> toInt64(last) - toInt64(before), tupleElement({runs}, 2), arrayShiftRight(tupleElement({runs}, 2), 1, 0))");
        var total = scope.Stage("occurrences", $"arraySum((count, times) -> count * times, {counts}, {repeats})");
        var shares = scope.Stage("shares", $"arrayMap(count -> toFloat64(count) / toFloat64({total}), {counts})");
        var each = new EachSql(scope, shares, repeats);
        var log = each.Stage("log", PortableFunctions.Log.In(each, shares));
        var terms = each.Stage("terms", $"{shares} * -({log})");
        var units = scope.Stage("units", $"arrayReduce('sum', {each.Stage("addends", $"{ExactSumSql.Addend(terms)} * {repeats}")})");
        return $"if({total} = 0, NULL, {ExactSumSql.ToFloat64.In(scope, units)})";
    }
}
