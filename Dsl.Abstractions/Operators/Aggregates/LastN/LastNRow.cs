using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>The selected values of the newest events, newest first, missing where they are missing there; empty over nothing.</summary>
public static class LastNRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = Of(1);

    private static AggregateOperator Of(int limit) => new(
        "LastN", selected => selected is { CanBeElement: true } ? DataType.List(selected) : null, "any column or expression", IsOrdered: true,
        LastNSql.Of(limit), new LastNOnline(limit))
    {
        OfLimit = Of,
        InSeries = "take First, Last, MinBy or MaxBy of the series",
        IsOfNewest = true,
    };
}
