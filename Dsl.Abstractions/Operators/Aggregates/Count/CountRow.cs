using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>How many events there are.</summary>
public static class CountRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "Count", selected => selected is null ? DataType.Int64 : null, "no selector; give the condition to Where", IsOrdered: false, CountSql.Sql, new CountOnline());
}
