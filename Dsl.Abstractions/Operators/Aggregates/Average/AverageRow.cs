using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>The correctly rounded true mean of the selected values, of spans in whole microseconds; missing over nothing.</summary>
public static class AverageRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "Average", selected => selected is { IsInteger: true } or { IsFloat: true } ? DataType.Float64.OrMissing
            : selected?.Kind == DataKind.TimeSpan ? DataType.TimeSpan.OrMissing : null,
        "int, long, float, double or TimeSpan", IsOrdered: false, AverageSql.Sql, new AverageOnline())
    {
        CanFault = selected => selected!.IsFloat,
    };
}
