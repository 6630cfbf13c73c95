namespace FeatureDsl.Operators;

/// <summary>Count in ClickHouse: a sum of ones.</summary>
internal static class CountSql
{
    private static readonly SqlPart Ones = new("count", "sum", (_, _, _) => "toInt64(1)");

    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = new(_ => [Ones], (_, _, parts) => parts[0]);
}
