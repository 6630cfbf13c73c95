using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>The selected values of the oldest events, oldest first, missing where they are missing there; empty over nothing.</summary>
public static class FirstNRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = Of(1);

    private static AggregateOperator Of(int limit) => new(
        "FirstN", selected => selected is { CanBeElement: true } ? DataType.List(selected) : null, "any column or expression", IsOrdered: true,
        FirstNSql.Of(limit), new FirstNOnline(limit))
    {
        OfLimit = Of,
        InSeries = "take First, Last, MinBy or MaxBy of the series",
    };
}
