using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>How many different values there are; all NaNs are one value, negative zero is zero, missing values are left out.</summary>
public static class CountDistinctRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "CountDistinct", selected => selected is null or { IsCollection: true } ? null : DataType.Int64,
        "any column or expression but lists and maps",
        IsOrdered: false, CountDistinctSql.Sql, new CountDistinctOnline());
}
