namespace FeatureDsl.Operators;

/// <summary>The selected value of the event with the least key, of the newest where several have it; NaN and missing keys are left out; missing over nothing.</summary>
public static class MinByRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = Picks.Row("MinBy", MinBySql.Sql, new MinByOnline());
}
