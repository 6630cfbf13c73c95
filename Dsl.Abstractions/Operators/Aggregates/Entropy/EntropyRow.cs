using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>The Shannon entropy of the selected values, in nats; all NaNs are one value, negative zero is zero, missing values are left out; missing over nothing.</summary>
public static class EntropyRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "Entropy", selected => selected is { CanBeElement: true } ? DataType.Float64.OrMissing : null, "any column or expression",
        IsOrdered: false, EntropySql.Sql, new EntropyOnline());
}
