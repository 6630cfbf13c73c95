using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>The correctly rounded true mean of the selected values, of spans in whole microseconds; missing over nothing.</summary>
public static class AverageRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "Average", selected => selected is { IsInteger: true } or { IsFloat: true } ? DataType.Float64.OrMissing
            : selected?.Kind is DataKind.TimeSpan or DataKind.Vector ? selected.OrMissing : null,
        "int, long, float, double, TimeSpan or a vector", IsOrdered: false, AverageSql.Sql, new AverageOnline())
    {
        CanFault = selected => selected!.IsFloat || selected.IsVector,
    };
}
