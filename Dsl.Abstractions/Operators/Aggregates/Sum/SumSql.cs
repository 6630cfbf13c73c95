using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Sum in ClickHouse: whole numbers in 128 bits, doubles as exact whole numbers of 2^-128, so that no order of adding matters.</summary>
internal static class SumSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = new(Parts, Result, Fault);

    // Every decimal of 28 digits is exact in .NET: larger sums are errors.
    private static readonly string DecimalLimit = SqlValues.PowerOfTen(DataType.MaxPrecision);

    private static readonly string LongestSpan = $"toInt128({SqlTime.LongestSpan})";

    private static IReadOnlyList<SqlPart> Parts(DataType? selected) =>
        selected!.IsFloat ? [ExactParts.Units, ExactParts.Oversized]
        : selected.IsVector ? [VectorParts.Units, VectorParts.Oversized]
        : [ExactParts.Whole];

    private static string Result(ISqlScope scope, DataType? selected, IReadOnlyList<string> parts) => selected!.Kind switch
    {
        DataKind.Int32 or DataKind.Int64 or DataKind.TimeSpan => $"toInt64({parts[0]})",
        DataKind.Decimal => parts[0],
        DataKind.Vector => VectorParts.Sum(scope, parts[0]),
        _ => ExactParts.ToDouble(scope, parts[0]),
    };

    private static string Fault(ISqlScope scope, DataType? selected, IReadOnlyList<string> parts) => selected!.Kind switch
    {
        DataKind.Int32 or DataKind.Int64 => $"({parts[0]} != toInt64({parts[0]}))",
        DataKind.TimeSpan => $"({parts[0]} > {LongestSpan} OR {parts[0]} < -{LongestSpan})",
        DataKind.Decimal => $"({parts[0]} >= {DecimalLimit} OR {parts[0]} <= -{DecimalLimit})",
        _ => $"({parts[1]} != 0)",
    };
}
