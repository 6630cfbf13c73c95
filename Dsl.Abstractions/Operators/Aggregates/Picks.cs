using FeatureDsl.Ir;
using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Operators;

/// <summary>The values of the events with the least and with the greatest key: what they have in common.</summary>
internal static class Picks
{
    /// <summary>The row.</summary>
    public static AggregateOperator Row(string name, AggregateSql sql, AggregateOnline online) => new(
        name,
        selected => selected is { Kind: DataKind.Pair } && selected.Element!.Kind != DataKind.Pair && Extremes.Accepts(selected.Key)
            ? selected.Element.OrMissing : null,
        $"any column or expression, by a key of {Extremes.Accepted}",
        IsOrdered: true,
        sql,
        online)
    {
        IsByKey = true,
        IsOfOneEvent = true,
    };

    // Where no event has a key, the one that is chosen has no value. The value travels inside a tuple, because argMax passes over bare missing values.
    /// <summary>How ClickHouse computes it.</summary>
    public static AggregateSql Sql(bool greatest) => new(
        _ =>
        [
            new("picked", "argMax", (scope, selected, pair) => $"tuple({Value(scope, selected!, pair)})")
            {
                Order = (scope, selected, pair, position) => Code(scope, selected!, pair, position(), greatest),
            },
        ],
        (_, _, parts) => $"tupleElement({parts[0]}, 1)");

    private static string Key(ISqlScope scope, string pair) => scope.Stage("key", $"tupleElement({pair}, 2)");

    private static string Value(ISqlScope scope, DataType selected, string pair) =>
        $"if({IsPresent(scope, selected, pair)}, {SqlValues.OrNothing(selected.Element!, $"tupleElement({pair}, 1)")}, {SqlValues.Nothing(selected.Element!)})";

    private static string IsPresent(ISqlScope scope, DataType selected, string pair) => (selected.Key!.IsFloat, selected.Key.Nullable) switch
    {
        (true, true) => $"NOT isNaN(ifNull(toFloat64({Key(scope, pair)}), nan))",
        (true, false) => $"NOT isNaN({Key(scope, pair)})",
        (_, true) => $"isNotNull({Key(scope, pair)})",
        _ => "1",
    };

    // One number that is the greatest for the event that is chosen: its key, or the key turned round, and behind it the event's position, so that of equal
    // keys the newest event wins. 0, which no present key has, where there is none.
    private static string Code(ISqlScope scope, DataType selected, string pair, string position, bool greatest)
    {
        var key = selected.Key!;
        var type = key.Kind == DataKind.Decimal ? "toUInt256" : "toUInt128";
        var x = key.Nullable ? $"assumeNotNull({Key(scope, pair)})" : Key(scope, pair);
        var sortable = scope.Stage("sortable", SortableSql.Of(key.Present, x));
        var ranked = greatest ? sortable : key.Kind == DataKind.Decimal ? $"({SqlValues.PowerOfTen(DataType.MaxPrecision)} * 2 - {sortable})" : $"bitNot({sortable})";
        var code = $"bitOr(bitShiftLeft({type}({ranked}), 64), {type}({position}))";
        return $"if({IsPresent(scope, selected, pair)}, {code}, {type}(0))";
    }
}
