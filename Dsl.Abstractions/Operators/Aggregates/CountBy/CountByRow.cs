using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>How many events there are of each key, as a map; events without a key are left out.</summary>
public static class CountByRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "CountBy", selected => selected is { CanBeKey: true } ? DataType.Map(selected.Present, DataType.Int64) : null, MapKeys.Accepted, IsOrdered: false,
        CountBySql.Sql, new CountByOnline())
    {
        InSeries = "write a Count(t => ...) of the series for each key that matters",
    };
}
