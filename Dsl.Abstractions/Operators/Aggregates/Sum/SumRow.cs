using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>The sum of the selected values; 0 over nothing, of vectors missing.</summary>
public static class SumRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "Sum", Result, "int, long, float, double, decimal, TimeSpan or a vector", IsOrdered: false, SumSql.Sql, new SumOnline())
    {
        // It would take 2^32 events of one entity for a sum of 32-bit integers to leave 64 bits.
        CanFault = selected => selected!.Kind != DataKind.Int32,
    };

    private static DataType? Result(DataType? selected) => selected?.Kind switch
    {
        DataKind.Int32 or DataKind.Int64 => DataType.Int64,
        DataKind.Float32 or DataKind.Float64 => DataType.Float64,
        DataKind.TimeSpan => DataType.TimeSpan,
        DataKind.Decimal => DataType.Decimal(DataType.MaxPrecision, selected.Scale),
        DataKind.Vector => selected.OrMissing,
        _ => null,
    };
}
