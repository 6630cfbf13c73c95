using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>The sum of the selected values of each key, as a map: the keys are those of the events, and what is missing adds nothing.</summary>
public static class SumByRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "SumBy", Result, $"int, long, float, double, decimal or TimeSpan, by a key of {MapKeys.Accepted}", IsOrdered: false, SumBySql.Sql, new SumByOnline())
    {
        CanFault = selected => SumRow.Row.CanFault(selected!.Element),
        IsByKey = true,
        KeyIsFirst = true,
        InSeries = "write a Sum(t => ...) of a series for each key that matters, with Where(t => ...) before Every(...)",
    };

    private static DataType? Result(DataType? selected) =>
        selected is { Kind: DataKind.Pair, Key.CanBeKey: true, Element.IsVector: false } && SumRow.Row.Result(selected.Element) is { } sum
            ? DataType.Map(selected.Key.Present, sum) : null;
}
