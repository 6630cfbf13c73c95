using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>The correctly rounded true mean of the selected values; missing over nothing.</summary>
public static class AverageRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "Average", selected => selected is { IsInteger: true } or { IsFloat: true } ? DataType.Float64.OrMissing : null,
        "int, long, float or double", IsOrdered: false, AverageSql.Sql, new AverageOnline())
    {
        CanFault = selected => selected!.IsFloat,
    };
}
