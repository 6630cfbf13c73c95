namespace FeatureDsl.Operators;

/// <summary>The selected value of the event with the greatest key, of the newest where several have it; NaN and missing keys are left out; missing over nothing.</summary>
public static class MaxByRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = Picks.Row("MaxBy", MaxBySql.Sql, new MaxByOnline());
}
